// Pages hold from 320 to 1920 pixels, with letters twice as large and with the spacing that readers may set.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faint } from './checks/contrast.mjs';
import { jumped, misplaced, moving, watchJumps } from './checks/layout.mjs';
import { DESK, PHONE, prefer, restyle, settled } from './support/page.mjs';
import { everyPage, reader } from './support/reader.mjs';

// 320: 1280 at 400 % (WCAG 1.4.10). 640: 1280 at 200 % (1.4.4). Between them, the theme's own limits.
const WIDTHS = [320, 360, 412, 560, 640, 768, 895, 897, 1024, 1280, 1600, 1920];

// WCAG 1.4.12. A drawing is an image; its numbers stand in the table below it too.
const SPACED = `:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  svg { letter-spacing: normal; word-spacing: normal } p { margin-bottom: 2em !important }`;

// Letters alone, as a reader's own size for them makes them (1.4.4).
const LARGE = ':root { font-size: 200% !important }';

const both = reader();

/** What is wrong at each of these widths, once all is laid out. */
async function at(page, widths, what) {
  const wrong = [];
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    await settled(page);
    wrong.push(...(await misplaced(page)).map((line) => `${width}${what}: ${line}`));
  }
  return wrong;
}

everyPage('nothing sticks out, overlaps or is cut', async ({ path }) => {
  const page = await both.open(path);
  const wrong = await at(page, WIDTHS, '');
  for (const [css, what, widths] of [
    [SPACED, ' with wide spacing', [360, 1280]],
    [LARGE, ' with large letters', [640, 1280]],
  ]) {
    const undo = await restyle(page, css);
    wrong.push(...(await at(page, widths, what)));
    await undo();
  }
  await page.leave();
  return wrong;
});

everyPage('nothing jumps while a page is read, and nothing moves for who wants no motion', async ({ path }) => {
  const wrong = [];
  for (const size of [PHONE, DESK]) {
    const prepare = async (page) => {
      await watchJumps(page);
      await prefer(page, { 'prefers-reduced-motion': 'reduce' });
    };
    const page = await both.open(path, { size, prepare });
    const height = await page.evaluate(() => document.body.scrollHeight);
    for (let y = 0; y <= height; y += size.height * 2) {
      await page.evaluate((top) => scrollTo(0, top), y);
      await settled(page);
    }
    wrong.push(...(await jumped(page)), ...(await moving(page)));
    await page.leave();
  }
  return wrong;
});

everyPage('what is drawn is seen: light, dark, forced colours, more contrast', async ({ path }) => {
  const wrong = [];
  const page = await both.open(path);
  for (const scheme of ['light', 'dark']) {
    for (const [feature, value, what] of [
      ['prefers-contrast', 'no-preference', 'svg'],
      ['prefers-contrast', 'more', 'svg'],
      ['forced-colors', 'active', 'svg'],
      ['forced-colors', 'active', 'body *:not(svg *)'],
    ]) {
      await prefer(page, { 'prefers-color-scheme': scheme, [feature]: value });
      await settled(page);
      wrong.push(...(await faint(page, what)).map((line) => `${scheme} ${feature} ${value}: ${line}`));
    }
  }
  await page.leave();
  return wrong;
});

test('what a bad page has out of place is found', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><meta name="viewport" content="width=device-width">
    <style>.wide { width: 500px } .up { margin-top: -12px } .box { overflow: hidden; height: 10px; width: 90px } p { margin: 0 }</style>
    <p class="wide">Some words that are certainly too long to fit in a window as narrow as this one is.</p>
    <p>First line</p><p class="up">Second line</p><div class="box">Words that are not<br>all shown</div></html>`);
  const signs = (await at(page, [360], '')).map((line) => line.split(': ')[1]);
  assert.deepEqual([...new Set(signs)].sort(), ['beyond', 'cut', 'over', 'sideways']);
  assert.deepEqual([...new Set((await at(page, [1280], '')).map((line) => line.split(': ')[1]))].sort(), ['cut', 'over']);
  await page.leave();
});

test('a box that cannot grow is found with spacing or large letters', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><style>.box { overflow: hidden; height: 24px; width: 125px; font-size: 1rem }</style>
    <div class="box">Sixteen letters</div></html>`);
  assert.deepEqual(await at(page, [1280], ''), []);
  for (const css of [SPACED, LARGE]) {
    const undo = await restyle(page, css);
    assert.match((await at(page, [1280], '')).join(), /cut: div\.box/);
    await undo();
  }
  await page.leave();
});

test('what jumps is found', async () => {
  const html = `<!DOCTYPE html><html lang="en"><title>Bad</title><h1>Bad</h1><p>Words</p>
    <script>requestAnimationFrame(() => requestAnimationFrame(() => document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }))))</script></html>`;
  const page = await both.show(html, { prepare: watchJumps });
  await page.waitForFunction(() => globalThis.jumps.length > 0);
  assert.match((await jumped(page)).join(), /jump: 0\.\d+ of \w/);
  await page.leave();
});

test('what moves is found', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><style>html { scroll-behavior: smooth } a { transition: color .3s }
    @keyframes turn { to { rotate: 1turn } } b { animation: turn 2s infinite }</style><a href="#">Bad</a> <b>Bad</b></html>`);
  assert.deepEqual((await moving(page)).sort(), ['moving: a.', 'moving: b.', 'moving: smooth scrolling', 'moving: turn']);
  await page.leave();
});

test('what is too faint is found', async () => {
  const page = await both.show(`<!DOCTYPE html><html lang="en"><title>Bad</title><svg class="chart" viewBox="0 0 99 9"><text y="9" fill="#999">Bad</text>
    <rect width="9" height="9" fill="#ddd"/><rect width="9" height="9" fill="#ddd" stroke="#000"/></svg></html>`);
  const wrong = await faint(page);
  assert.equal(wrong.length, 2);
  assert.match(wrong[0], /text text rgb\(153, 153, 153\), 2\.85 to 1/);
  assert.match(wrong[1], /mark rect rgb\(221, 221, 221\), 1\.36 to 1/);
  await page.leave();
});
