// A report's page: notes on terms, and passing the page on, with scripts and without.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { Project } from './support/project.mjs';
import { serveFolder } from './support/published.mjs';

const REPORT = 'reports/liaocheng-press-conference-2021/';

let browser;
let project;
let site;

before(async () => {
  browser = await launch();
  project = await Project.copyOf('edition');
  await project.run(['build', '--output', project.path('public')]);
  site = await serveFolder(project.path('public'));
});

after(async () => {
  await browser?.close();
  await site?.end();
  await project?.remove();
});

/** Opens the report; `page.errors` holds what its scripts and its policy complain of. */
async function open(lang, { scripts = true, width = 1280 } = {}) {
  const page = await browser.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(`${site.origin}/${lang}/${REPORT}`);
  return page;
}

/** A term in the middle of the window, and where it is. */
async function term(page) {
  const link = (await page.$$('.body a.term'))[3];
  await page.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }), link);
  return { link, top: async () => Math.round((await link.boundingBox()).y) };
}

/** Whether the note that a link leads to is in view, and its definition can be read. */
function isShown(page, link) {
  return page.evaluate((element) => {
    const note = document.getElementById(element.hash.slice(1));
    const { top, bottom, height } = note.getBoundingClientRect();
    const words = note.querySelector('dd').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + 1 && height > 40 && words.height > 0;
  }, link);
}

for (const lang of ['zh', 'en']) {
  for (const width of [1280, 360]) {
    test(`a note is shown in place without scripts: ${lang}, ${width}`, async () => {
      const page = await open(lang, { scripts: false, width });
      const { link, top } = await term(page);
      const before = await top();
      await link.click();
      assert.equal(await isShown(page, link), true);
      assert.equal(await top(), before);
      await page.click('.notes > :target .back');
      assert.match(page.url(), /#use_/);
      assert.equal(await isShown(page, link), false);
      // The place in the text is in view, with what stands before and behind it.
      const after = await top();
      assert.ok(after > 200 && after < 600, `${after}`);
      await page.close();
    });
  }

  test(`a note opens and closes by keyboard: ${lang}`, async () => {
    const page = await open(lang);
    const { link, top } = await term(page);
    const before = await top();
    const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
    await link.focus();
    await page.keyboard.press('Enter');
    assert.equal(await isShown(page, link), true);
    assert.match(await focus(), /^term_/);
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate((element) => element === document.activeElement, link), true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focus(), 'back');
    await page.keyboard.press('Enter');
    assert.equal(await isShown(page, link), false);
    assert.equal(await top(), before);
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('the address is copied, and the page is printed', async () => {
  const page = await open('en');
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
    navigator.clipboard.writeText = async (text) => (globalThis.copied = text);
  });
  await page.click('[data-share="copy"]');
  await page.waitForFunction(() => globalThis.copied);
  assert.equal(await page.evaluate(() => globalThis.copied), `https://wenzhai.example/en/${REPORT}`);
  assert.equal(await page.$eval('[data-share="copy"]', (button) => button.textContent), 'Copied');
  await page.click('[data-share="print"]');
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  // Chromium on Linux has no window of its own for sharing: then there is no button.
  const can = await page.evaluate(() => 'share' in navigator);
  assert.equal(await page.$eval('[data-share="send"]', (button) => button.hidden), !can);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test('without scripts nothing is shown that needs one', async () => {
  const page = await open('zh', { scripts: false });
  assert.equal(await page.$$eval('[data-share]', (buttons) => buttons.every((button) => button.hidden)), true);
  assert.equal(await page.$$eval('#page_share a', (links) => links.length), 2);
  await page.close();
});

test('on paper notes and hashes are whole, and rows of tables are not cut', async () => {
  const page = await open('en');
  await page.emulateMediaType('print');
  const paper = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const hash = document.querySelector('.hash');
    return {
      notes: style('.notes > div').position,
      hash: hash.scrollWidth <= hash.clientWidth,
      row: style('.figures tbody tr').breakInside,
      head: style('.figures thead').display,
      buttons: style('#page_share p + p').display,
      source: style('#page_source').display !== 'none',
    };
  });
  assert.deepEqual(paper, {
    notes: 'static', hash: true, row: 'avoid', head: 'table-header-group', buttons: 'none', source: true,
  });
  await page.close();
});
