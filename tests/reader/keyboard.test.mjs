// The keyboard alone reaches everything, and one sees where one is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKeyboard } from './checks/keyboard.mjs';
import { DESK, PHONE, prefer } from './support/page.mjs';
import { everyPage, reader } from './support/reader.mjs';

const both = reader();

// Without motion, so that where one is does not depend on when one looks.
const still = (scheme) => (page) => prefer(page, { 'prefers-reduced-motion': 'reduce', 'prefers-color-scheme': scheme });

// A thousand stops take a minute, so each language has one size of window and one scheme.
const SETTINGS = { zh: [PHONE, 'dark'], en: [DESK, 'light'] };

everyPage('Tab reaches everything in order, seen, uncovered, and leaves', async ({ path, lang }) => {
  const [size, scheme] = SETTINGS[lang ?? 'en'];
  const page = await both.open(path, { size, prepare: still(scheme) });
  const wrong = await byKeyboard(page);
  await page.leave();
  return wrong;
});

test('the first stop skips to the content', async () => {
  for (const path of ['/zh/', '/en/reports/liaocheng-work-report-2016/']) {
    const page = await both.open(path, { prepare: still('light') });
    await page.bringToFront();
    await page.keyboard.press('Tab');
    const box = await page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
    assert.ok(box.left >= 0 && box.top >= 0 && box.width > 40, JSON.stringify(box));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement) && document.activeElement.localName);
    assert.equal(inside, 'a', path);
    await page.leave();
  }
});

test('details open and close with Enter and Space, and what is in them is reached', async () => {
  const page = await both.open('/en/topics/rural-revitalization/', { prepare: still('light') });
  await page.bringToFront();
  await page.focus('main summary');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('main details', ({ open }) => open), true);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.querySelector('main details').contains(document.activeElement)), true);
  await page.focus('main summary');
  await page.keyboard.press('Space');
  assert.equal(await page.$eval('main details', ({ open }) => open), false);
  await page.leave();
});

const BAD = (css, body) => `<!DOCTYPE html><html lang="en"><title>Bad</title><style>a { outline-offset: 1px } a:focus { outline: 2px solid #000 } ${css}</style>${body}</html>`;

for (const [sign, css, body] of [
  ['unseen', 'a:focus { outline: none }', '<a href="#1">One</a>'],
  ['faint', 'a:focus { outline: 2px solid #ddd }', '<a href="#1">One</a>'],
  ['order', '', '<a href="#1" tabindex="2">One</a> <a href="#2" tabindex="1">Two</a>'],
  ['covered', 'a { position: fixed; left: 9px; top: 9px } div { position: fixed; inset: 0; background: #fff }', '<a href="#1">One</a><div></div>'],
  ['outside', 'a { position: fixed; left: -99px; width: 50px }', '<a href="#1">One</a>'],
  ['trap', '', `<a href="#1">One</a> <a href="#2">Two</a><script>
     addEventListener('keydown', (event) => { if (event.key === 'Tab' && document.activeElement.textContent === 'Two') event.preventDefault() })</script>`],
]) {
  test(`of a bad page is told: ${sign}`, async () => {
    const page = await both.show(BAD(css, body));
    const wrong = await byKeyboard(page);
    assert.deepEqual([...new Set(wrong.map((line) => line.split(':')[0]))], [sign], wrong.join('\n'));
    await page.leave();
  });
}
