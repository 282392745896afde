// How the preview's own elements look. Every pair of colours has a contrast of 4.5 at least.

/** Underlines in the page. On paper there are none. */
export const HIGHLIGHTS = `
@media screen {
  ::highlight(wenzhai-error) { text-decoration: underline wavy 2px light-dark(#b3261e, #ff8a80); }
  ::highlight(wenzhai-warning) { text-decoration: underline wavy 2px light-dark(#a86a00, #f2b84b); }
  ::highlight(wenzhai-note) { text-decoration: underline dotted 2px light-dark(#0b57a4, #8ab8f5); }
}
`;

export const STYLE = `
:host {
  all: initial;
  position: absolute;
  inset: 0 auto auto 0;
  width: 0;
  height: 0;
  z-index: 2147483000;
  color-scheme: light dark;
  color: var(--ink);
  font: 14px/1.55 -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --paper: light-dark(#ffffff, #1c2024);
  --shade: light-dark(#f2f4f6, #282d33);
  --ink: light-dark(#1a1c1e, #e9ebed);
  --quiet: light-dark(#565d64, #aab2b9);
  --line: light-dark(#c6ccd2, #4a525a);
  --error: light-dark(#b3261e, #ff9389);
  --warning: light-dark(#7d5000, #f2b84b);
  --note: light-dark(#0b57a4, #8ab8f5);
  --link: var(--note);
}
@media print { :host { display: none; } }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
h2, h3, p, pre { margin: 0; font-size: inherit; }
button, input, select { font: inherit; color: inherit; }
button { cursor: pointer; }
a { color: var(--link); }
pre, code { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; font-size: 13px; }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
.error { --tone: var(--error); }
.warning { --tone: var(--warning); }
.note { --tone: var(--note); }
.unseen { position: fixed; opacity: 0; }

/* What lies on the page: markers and their cards, placed from the page's top left. */
.marker, .card { position: absolute; top: 0; left: 0; }
.marker {
  width: 22px;
  height: 22px;
  padding: 0;
  border: 1px solid var(--paper);
  border-radius: 11px;
  background: var(--tone);
  color: var(--paper);
  font: bold 12px/1 sans-serif;
}
.card {
  width: min(440px, 100vw - 16px);
  padding: 4px 14px;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--paper);
  box-shadow: 0 4px 18px #0004;
  z-index: 1;
}

/* A finding, wherever it is shown. */
.finding { padding: 10px 0; overflow-wrap: anywhere; }
.finding + .finding { border-top: 1px solid var(--line); }
.finding .head { color: var(--quiet); }
.finding .severity { color: var(--tone); font-weight: bold; }
.finding .message { font-weight: 600; }
.finding .help { color: var(--quiet); }
.finding .code, .finding .copy, .finding .to-place, .fold, .close, .more {
  padding: 0 6px;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--shade);
}
.finding .actions { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
.explanation {
  margin-top: 8px;
  padding: 8px 12px;
  border-radius: 4px;
  background: var(--shade);
}
.explanation > * + * { margin-top: 8px; }
.explanation h3 { font-weight: bold; }
pre { overflow-x: auto; white-space: pre; }
.excerpt { padding: 6px 0 18px; line-height: 1.4; }
.excerpt .line { color: var(--quiet); }
.excerpt mark { position: relative; background: none; color: var(--tone); font-weight: bold; }
.excerpt mark::after {
  content: attr(data-carets);
  position: absolute;
  inset: 100% 0 auto 0;
  overflow: hidden;
  line-height: 1;
}
.excerpt mark.between::after { right: -1ch; }

/* Over a page that is blocked. */
.blocked {
  position: fixed;
  inset: 0 0 auto 0;
  max-height: 70vh;
  overflow: auto;
  padding: 8px max(16px, 50vw - 460px) 10px;
  border-bottom: 4px solid var(--error);
  background: var(--paper);
  box-shadow: 0 4px 18px #0005;
  z-index: 3;
}
.blocked header { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; }
.blocked h2 { color: var(--error); font-size: 16px; font-weight: bold; }
.blocked .page, .blocked .inner > .note { color: var(--quiet); }

.notice {
  position: fixed;
  inset: auto auto 12px 12px;
  max-width: calc(100vw - 24px);
  padding: 6px 12px;
  border: 1px solid var(--line);
  border-left: 4px solid var(--warning);
  border-radius: 4px;
  background: var(--paper);
  box-shadow: 0 2px 10px #0003;
  z-index: 4;
}

/* The button and its panel. */
.toggle {
  position: fixed;
  inset: auto 12px 12px auto;
  display: flex;
  gap: 12px;
  padding: 5px 12px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--paper);
  box-shadow: 0 2px 10px #0003;
  z-index: 2;
}
.toggle .count { color: var(--tone); font-weight: 600; }
.panel {
  position: fixed;
  inset: 0 0 0 auto;
  width: min(420px, 100vw);
  overflow: auto;
  overscroll-behavior: contain;
  padding: 0 16px 60px;
  border-left: 1px solid var(--line);
  background: var(--paper);
  box-shadow: -4px 0 18px #0003;
  z-index: 1;
}
.panel > header {
  position: sticky;
  top: 0;
  display: flex;
  justify-content: space-between;
  align-items: baseline;
  padding: 12px 0 8px;
  background: var(--paper);
  z-index: 1;
}
.panel h2 { font-size: 17px; font-weight: bold; }
.filters { display: grid; gap: 8px; }
.filters > div { display: flex; flex-wrap: wrap; gap: 6px; }
.filter {
  padding: 1px 10px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: none;
  color: var(--tone, inherit);
}
.filter[aria-pressed="true"] { background: var(--shade); border-color: currentColor; font-weight: 600; }
.filter[aria-pressed="false"] { color: var(--quiet); text-decoration: line-through; }
.filter:not(.error, .warning, .note)[aria-pressed="false"] { text-decoration: none; }
.filters select, .filters input {
  width: 100%;
  padding: 4px 8px;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--paper);
}
.summary { padding-top: 8px; color: var(--quiet); }
.more { margin: 8px 0; padding: 4px 12px; }
@media (max-width: 699px) {
  /* A margin on a phone is narrow: a tab at its edge, which can be touched beside what is seen. */
  .marker { width: 14px; border-left: 0; border-radius: 0 8px 8px 0; font-size: 11px; }
  .marker::after { content: ""; position: absolute; inset: -8px -12px -8px 0; }
  .panel { inset: auto 0 0 0; width: auto; max-height: 75vh; border-left: 0; border-top: 1px solid var(--line); }
  .blocked { max-height: 60vh; }
}
`;
