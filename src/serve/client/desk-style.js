// How the desk's own elements look. Every pair of colours has a contrast of 4.5 at least.

const BASE = `
:host {
  color-scheme: light dark;
  font: 13px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --paper: light-dark(#ffffff, #1c2024);
  --shade: light-dark(#f2f4f6, #262b30);
  --ink: light-dark(#1a1c1e, #e9ebed);
  --quiet: light-dark(#565d64, #aab2b9);
  --line: light-dark(#c6ccd2, #4a525a);
  --bad: light-dark(#b3261e, #ff9389);
  --warn: light-dark(#7d5000, #f2b84b);
  --good: light-dark(#1f6b3f, #6fce95);
  --link: light-dark(#0b57a4, #8ab8f5);
  color: var(--ink);
}
[hidden] { display: none !important; }
* { box-sizing: border-box; }
p, ul { margin: 0; padding: 0; list-style: none; }
a { color: var(--link); }
button { font: inherit; color: inherit; cursor: pointer; }
code { padding: 0 4px; border-radius: 3px; background: var(--shade); font: 12px ui-monospace, "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.copy { padding: 0 6px; border: 1px solid var(--line); border-radius: 4px; background: var(--shade); }
.open { color: var(--quiet); text-decoration: none; font-variant-numeric: tabular-nums; white-space: nowrap; }
.open:hover { color: var(--link); text-decoration: underline; }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
`;

export const TOP = `${BASE}
:host {
  display: block;
  position: sticky;
  top: 0;
  z-index: 10;
  background: var(--paper);
  border-bottom: 1px solid var(--line);
  box-shadow: 0 1px 6px #0002;
}
.line { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: baseline; padding: 6px 20px; background: var(--shade); }
.summary { display: contents; }
.group { display: inline-flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; }
.group:empty { display: none; }
.bad, .warn, .good { font-weight: 600; }
.label { color: var(--quiet); }
.next { margin-left: auto; padding: 1px 12px; border: 1px solid currentColor; border-radius: 12px; background: var(--paper); color: var(--bad); font-weight: 600; }
.titles { display: grid; grid-template-columns: 1fr 1fr; }
.titles p { display: flex; gap: 10px; align-items: baseline; min-width: 0; padding: 5px 20px; }
.titles p + p { border-left: 1px solid var(--line); }
.language { color: var(--quiet); white-space: nowrap; }
.title { overflow: hidden; color: inherit; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; text-decoration: none; }
.title:hover { text-decoration: underline; }
.titles .open { margin-left: auto; }
@media (max-width: 759px) {
  .line { padding: 5px 12px; gap: 2px 12px; font-size: 12px; }
  .titles { display: none; }
  .next { padding: 0 10px; }
}
`;

export const ROW = `${BASE}
section { border-bottom: 1px solid var(--line); }
header { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 5px 20px; background: var(--shade); color: var(--quiet); }
.name { font-weight: 600; color: var(--ink); }
.badge { padding: 0 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); white-space: nowrap; }
.badge.current::before { content: '✓ '; }
.badge.behind::before { content: '↻ '; }
.badge.missing::before { content: '∅ '; }
.badge.extra::before { content: '+ '; }
.badge.unrecorded { border-style: dashed; }
.badge.current { color: var(--good); }
.badge.due { border-color: currentColor; color: var(--warn); font-weight: 600; }
.sides { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.side { min-width: 0; padding: 4px 20px 22px; }
.side.en { border-left: 1px solid var(--line); }
.place { display: flex; justify-content: flex-end; min-height: 20px; margin: 0 -8px 4px 0; }
.place .language { display: none; }
.side.nothing { background: repeating-linear-gradient(135deg, transparent 0 10px, var(--shade) 10px 12px); }
.empty { padding: 4px 0; color: var(--quiet); }
.empty p { width: fit-content; max-width: 100%; padding: 1px 6px; background: var(--paper); }
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
  color: var(--good);
  font: 600 10px/13px system-ui, sans-serif;
  white-space: nowrap;
}
.number.repeated, .number.waived, .number.uncompared { background: var(--shade); color: var(--quiet); }
.number:is(.differing, .alone) { background: var(--bad); color: var(--paper); }
.number.asked { background: var(--warn); color: var(--paper); }
.number.active { outline: 2px solid var(--link); z-index: 1; }
.findings { padding: 0 20px 8px; }
.finding { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; padding: 4px 8px; border-left: 3px solid var(--tone); border-radius: 2px; }
.finding + .finding { margin-top: 3px; }
.finding.active { background: light-dark(#fff3c4, #4a3c00); }
.finding.error { --tone: var(--bad); }
.finding.warning, .finding.note { --tone: var(--warn); }
.finding .of { min-width: 16px; border-radius: 8px; background: var(--tone); color: var(--paper); font: 600 11px/16px system-ui, sans-serif; text-align: center; }
.finding .message { font-weight: 600; }
.finding .help { color: var(--quiet); }
.finding .help::before { content: '→ '; }
.finding .code { color: var(--quiet); }
.terms { display: flex; flex-wrap: wrap; gap: 4px 6px; padding: 0 20px 10px; }
.term { padding: 0 8px; border: 1px solid var(--line); border-radius: 4px; background: none; text-align: left; }
.term:hover { background: var(--shade); }
.term .sign { font-weight: 700; }
.term:is(.preferred, .admitted) .sign { color: var(--good); }
.term.missing { border-style: dashed; border-color: var(--warn); color: var(--warn); }
.term.forbidden { border-color: var(--bad); color: var(--bad); }
.term:is(.elsewhere, .waiting) .state, .term .used { color: var(--quiet); }
.term .used.forbidden { color: var(--bad); text-decoration: line-through; }
@media (max-width: 759px) {
  header { padding: 5px 12px; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  .side { padding: 2px 12px 12px; }
  .side.en { border-left: 0; border-top: 1px dashed var(--line); }
  .place { justify-content: space-between; }
  .place .language { display: inline; color: var(--quiet); }
  .findings, .terms { padding-left: 12px; padding-right: 12px; }
}
@media print { .numbers, .place, .terms { display: none; } }
`;
