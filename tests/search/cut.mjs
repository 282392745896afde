// Holds the cutting rule of the page's script against cases: `node cut.mjs FOLD.json CASES.json`.
// FOLD has the characters to fold and what they become, CASES objects with `text`, `folded` and
// `starts`. Says how many cases there were, and fails at the first that is cut otherwise.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { cutter } from '../../themes/default/static/cut.js';

const [fold, cases] = await Promise.all(process.argv.slice(2).map(async (path) => JSON.parse(await readFile(path, 'utf8'))));
const cut = cutter(fold);
for (const { text, folded, starts } of cases) {
  const { folded: own, starts: begins, from } = cut(text);
  assert.deepEqual({ folded: own, starts: begins }, { folded, starts }, JSON.stringify(text));
  for (const start of begins) assert.ok(from[start] < text.length, JSON.stringify(text));
}
console.log(cases.length);
