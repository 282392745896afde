// axe-core finds nothing: WCAG 2.2 A and AA and best practices, on a phone and at a desk, light and dark,
// with details closed and opened.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './checks/axe.mjs';
import { DESK, openDetails, PHONE, prefer, settled } from './support/page.mjs';
import { everyPage, reader } from './support/reader.mjs';

const both = reader();

everyPage('axe-core finds nothing', async ({ path }) => {
  const wrong = [];
  const page = await both.open(path);
  // Opened last: what it covers while it is open could not be judged.
  for (const details of ['closed', 'open']) {
    if (details === 'open' && !(await openDetails(page))) break;
    for (const size of [PHONE, DESK]) {
      for (const scheme of ['light', 'dark']) {
        await page.setViewport(size);
        await prefer(page, { 'prefers-color-scheme': scheme });
        await settled(page);
        const { broken } = await axe(page);
        wrong.push(...broken.map((line) => `${size.width} ${scheme} ${details}: ${line}`));
      }
    }
  }
  await page.leave();
  return wrong;
});

test('axe-core finds what is wrong with a bad page', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title>
    <style>p { color: #999; background: #fff } a { font-size: 10px; line-height: 12px; display: block; width: 12px }</style>
    <main><h1>Bad</h1><p>Too faint.</p><h3>Too deep</h3><img src="data:,"><nav><a href="#1">1</a><a href="#2">2</a></nav></main></html>`);
  const { broken } = await axe(page);
  const rules = new Set(broken.map((line) => line.split(':')[0]));
  for (const rule of ['color-contrast', 'heading-order', 'image-alt', 'target-size']) assert.ok(rules.has(rule), `${rule} is not among ${[...rules]}`);
  await page.leave();
});

test('dark is judged apart from light', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><meta name="viewport" content="width=device-width">
    <style>@media (prefers-color-scheme: dark) { :root { background: #000; color: #333 } }</style><main><h1>Bad in the dark</h1></main></html>`);
  assert.deepEqual((await axe(page)).broken, []);
  await prefer(page, { 'prefers-color-scheme': 'dark' });
  assert.match((await axe(page)).broken.join(), /color-contrast/);
  await page.leave();
});
