// On paper no row or chart is cut by the end of a page, no heading is left alone at one, and addresses can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPaper } from './checks/paper.mjs';
import { restyle } from './support/page.mjs';
import { everyPage, reader } from './support/reader.mjs';

const both = reader();
const LONG = '/en/reports/liaocheng-work-report-2016/';

everyPage('nothing is cut', async ({ path, kind }) => {
  const wrong = [];
  for (const format of kind === 'report' ? ['A4', 'A5'] : ['A4']) {
    const page = await both.open(path);
    const paper = await onPaper(page, format);
    wrong.push(...paper.wrong.map((line) => `${format}: ${line}`));
    await page.leave();
  }
  return wrong;
});

test('where a link in a text leads can be read on paper', async () => {
  const page = await both.open(LONG);
  // No text of the edition leads elsewhere today.
  await page.$eval('.body p', (p) => p.insertAdjacentHTML('beforeend', ' <a href="https://example.org/as/printed?a=1">elsewhere</a>'));
  const { words } = await onPaper(page);
  assert.match(words, /elsewhere\(https:\/\/example\.org\/as\/printed\?a=1\)/);
  await page.leave();
});

test('with other rules on where pages end, the same report is cut', async () => {
  const page = await both.open(LONG);
  await restyle(page, '@media print { * { break-inside: auto !important; break-after: auto !important; orphans: 1 !important; widows: 1 !important } }');
  const { wrong, bonds } = await onPaper(page);
  assert.ok(bonds > 100);
  assert.match(wrong.join('\n'), /^cut: tr/m);
  await page.leave();
});

test('a heading that is alone, what is not on the paper, and what is shrunk are found', async () => {
  const bad = (css, body) => both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><style>@page { margin: 2cm } ${css}</style>${body}</html>`);
  for (const [css, body, told] of [
    ['h2 { break-after: page }', '<h2>Alone</h2><p>After it</p>', 'alone: h2 “Alone” is on pages 1, 2'],
    ['table { margin-left: -9cm }', '<table><tbody><tr><td>Row</td></tr></tbody></table>', 'gone: tr “Row” is not on paper'],
    ['p { width: 40cm }', '<h2>Small</h2><p>Wide</p>', /^small: all is shrunk to \d\d %/],
  ]) {
    const page = await bad(css, body);
    const { wrong } = await onPaper(page);
    assert.equal(wrong.length, 1, wrong.join());
    if (typeof told === 'string') assert.equal(wrong[0], told);
    else assert.match(wrong[0], told);
    await page.leave();
  }
});
