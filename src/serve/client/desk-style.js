// How the desk's own elements look. Every pair of colours has a contrast of 4.5 at least.

const BASE = `
:host {
  color-scheme: light dark;
  --desk-paper: light-dark(#ffffff, #1c2024);
  --desk-shade: light-dark(#f2f4f6, #262b30);
  --desk-ink: light-dark(#1a1c1e, #e9ebed);
  --desk-quiet: light-dark(#565d64, #aab2b9);
  --desk-line: light-dark(#c6ccd2, #4a525a);
  --desk-bad: light-dark(#b3261e, #ff9389);
  --desk-warn: light-dark(#7d5000, #f2b84b);
  --desk-good: light-dark(#1f6b3f, #6fce95);
  --desk-link: light-dark(#0b57a4, #8ab8f5);
}
.chrome {
  color: var(--desk-ink);
  font: 13px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
[hidden] { display: none !important; }
* { box-sizing: border-box; }
p, ul { margin: 0; padding: 0; list-style: none; }
a { color: var(--desk-link); }
button { font: inherit; color: inherit; cursor: pointer; }
code { padding: 0 4px; border-radius: 3px; background: var(--desk-shade); font: 12px ui-monospace, "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--desk-link); outline-offset: 1px; }
.copy { padding: 0 6px; border: 1px solid var(--desk-line); border-radius: 4px; background: var(--desk-shade); }
.open { color: var(--desk-quiet); text-decoration: none; font-variant-numeric: tabular-nums; white-space: nowrap; }
.open:hover { color: var(--desk-link); text-decoration: underline; }
.good { color: var(--desk-good); }
.warn { color: var(--desk-warn); }
.bad { color: var(--desk-bad); }
`;

export const TOP = `${BASE}
:host {
  display: block;
  position: sticky;
  top: 0;
  z-index: 10;
  background: var(--desk-paper);
  border-bottom: 1px solid var(--desk-line);
  box-shadow: 0 1px 6px #0002;
}
.line { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: baseline; min-height: 38px; padding: 6px 20px; background: var(--desk-shade); }
.summary { display: contents; }
.group { display: inline-flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; }
.group:empty { display: none; }
.bad, .warn, .good { font-weight: 600; }
.label { color: var(--desk-quiet); }
.next { margin-left: auto; padding: 1px 12px; border: 1px solid currentColor; border-radius: 12px; background: var(--desk-paper); color: var(--desk-bad); font-weight: 600; }
.titles { display: grid; grid-template-columns: 1fr 1fr; }
.titles p { display: flex; gap: 10px; align-items: baseline; min-width: 0; padding: 5px 20px; }
.titles p + p { border-left: 1px solid var(--desk-line); }
.language { color: var(--desk-quiet); white-space: nowrap; }
.title { overflow: hidden; color: inherit; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; text-decoration: none; }
.title:hover { text-decoration: underline; }
.titles .open { margin-left: auto; }
@media (max-width: 759px) {
  .line { padding: 5px 12px; gap: 2px 12px; font-size: 12px; }
  .titles, .run { display: none; }
  .next { padding: 0 10px; }
}
`;

export const ROW = `${BASE}
section { border-bottom: 1px solid var(--desk-line); }
header { display: grid; grid-template-columns: 1fr 1fr; background: var(--desk-shade); color: var(--desk-quiet); }
header > div { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; min-width: 0; padding: 5px 20px; }
header .open { margin-left: auto; }
.name { font-weight: 600; color: var(--desk-ink); }
.badge { padding: 0 8px; border: 1px solid var(--desk-line); border-radius: 10px; background: var(--desk-paper); white-space: nowrap; }
.badge.current::before { content: '✓ '; }
.badge.behind::before { content: '↻ '; }
.badge.missing::before { content: '∅ '; }
.badge.extra::before { content: '+ '; }
.badge.unrecorded { border-style: dashed; }
.badge.current { color: var(--desk-good); }
.badge.due { border-color: currentColor; color: var(--desk-warn); font-weight: 600; }
.sides { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.side { min-width: 0; padding: 18px 20px 22px; }
.side.en { border-left: 1px solid var(--desk-line); }
.place { display: none; }
.side.nothing { background: repeating-linear-gradient(135deg, transparent 0 10px, var(--desk-shade) 10px 12px); }
.empty { padding: 4px 0; color: var(--desk-quiet); }
.empty p { width: fit-content; max-width: 100%; padding: 1px 6px; background: var(--desk-paper); }
.numbers { position: absolute; inset: 0 auto auto 0; width: 0; height: 0; }
.number {
  position: absolute;
  top: -9px;
  left: -2px;
  min-width: 13px;
  height: 13px;
  padding: 0 2px;
  border: 0;
  border-radius: 7px;
  background: light-dark(#e3f1e8, #1e3a2a);
  color: var(--desk-good);
  font: 600 10px/13px system-ui, sans-serif;
  white-space: nowrap;
}
.number.repeated, .number.waived, .number.uncompared { background: var(--desk-shade); color: var(--desk-quiet); }
.number:is(.differing, .alone) { background: var(--desk-bad); color: var(--desk-paper); }
.number.asked { background: var(--desk-warn); color: var(--desk-paper); }
.number.active { outline: 2px solid var(--desk-link); z-index: 1; }
.findings { padding: 0 20px 8px; }
.finding { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; padding: 4px 8px; border-left: 3px solid var(--desk-tone); border-radius: 2px; }
.finding + .finding { margin-top: 3px; }
.finding.active { background: light-dark(#fff3c4, #4a3c00); }
.finding.error { --desk-tone: var(--desk-bad); }
.finding.warning, .finding.note { --desk-tone: var(--desk-warn); }
.finding .of { min-width: 16px; border-radius: 8px; background: var(--desk-tone); color: var(--desk-paper); font: 600 11px/16px system-ui, sans-serif; text-align: center; }
.finding .message { font-weight: 600; }
.finding .help { color: var(--desk-quiet); }
.finding .help::before { content: '→ '; }
.finding .code { color: var(--desk-quiet); }
.terms { display: flex; flex-wrap: wrap; gap: 4px 6px; padding: 0 20px 10px; }
.term { padding: 0 8px; border: 1px solid var(--desk-line); border-radius: 4px; background: none; text-align: left; }
.term:hover { background: var(--desk-shade); }
.term .sign { font-weight: 700; }
.term:is(.preferred, .admitted) .sign { color: var(--desk-good); }
.term.missing { border-style: dashed; border-color: var(--desk-warn); color: var(--desk-warn); }
.term.forbidden { border-color: var(--desk-bad); color: var(--desk-bad); }
.term:is(.elsewhere, .waiting) .state, .term .used { color: var(--desk-quiet); }
.term .used.forbidden { color: var(--desk-bad); text-decoration: line-through; }
@media (max-width: 759px) {
  header { display: block; }
  header > div { padding: 5px 12px; }
  header .open { display: none; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  .side { padding: 2px 12px 12px; }
  .side.en { border-left: 0; border-top: 1px dashed var(--desk-line); }
  .place { display: flex; justify-content: space-between; padding-bottom: 6px; }
  .place .language { color: var(--desk-quiet); }
  .findings, .terms { padding-left: 12px; padding-right: 12px; }
}
@media print { .numbers, .place, .terms { display: none; } }
`;
