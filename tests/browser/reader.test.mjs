// What the frame of every page does for its reader: the way to the other language keeps page and place.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { PAGES, REPORT } from './support/pages.mjs';
import { Project } from './support/project.mjs';
import { serveFolder } from './support/published.mjs';

const LANGUAGES = { zh: 'en', en: 'zh' };
const SWITCH = '.language a';

let browser;
let project;
let site;

before(async () => {
  project = await Project.copyOf('edition');
  await project.run(['build', '--output', project.path('public')]);
  site = await serveFolder(project.path('public'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.end();
  await project?.remove();
});

async function open(path, { scripts = true, width = 1280 } = {}) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 700 });
  await page.goto(site.origin + path);
  return page;
}

/** Follows a link and waits for the page that it leads to. */
async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), page.evaluate((at) => document.querySelector(at).click(), selector)]);
  return new URL(page.url());
}

/** Puts an element at the top of the window and reads on from there. */
function readOn(page, selector, further) {
  return page.evaluate(
    (at, more) => {
      const { top } = document.querySelector(at).getBoundingClientRect();
      scrollTo({ top: scrollY + top + more, behavior: 'instant' });
    },
    selector,
    further,
  );
}

/** Where an element is in the window, in pixels from its top. */
function topOf(page, selector) {
  return page.evaluate((at) => Math.round(document.querySelector(at).getBoundingClientRect().top), selector);
}

for (const [own, other] of Object.entries(LANGUAGES)) {
  for (const path of PAGES) {
    test(`/${own}/${path} and its place are kept in the other language`, async () => {
      const page = await open(`/${own}/${path}`);
      const top = await follow(page, SWITCH);
      assert.deepEqual([top.pathname, top.hash], [`/${other}/${path}`, ''], 'from its top');
      const back = await follow(page, SWITCH);
      assert.equal(back.pathname, `/${own}/${path}`);
      // From the middle of the page.
      await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' }));
      const { hash, pathname } = await follow(page, SWITCH);
      assert.equal(pathname, `/${other}/${path}`);
      if (hash) {
        const id = decodeURIComponent(hash.slice(1));
        const top = await page.evaluate((one) => document.getElementById(one)?.getBoundingClientRect().top, id);
        assert.ok(top > -2 && top < 700, `#${id} is at ${top}`);
      }
      await page.close();
    });
  }
}

test('the section that is being read is kept, on a wide screen and on a phone', async () => {
  for (const [own, other] of Object.entries(LANGUAGES)) {
    for (const width of [360, 1280]) {
      for (const of of ['', 'parallel/']) {
        const page = await open(`/${own}/${REPORT}${of}`, { width });
        for (const id of ['targets', 'outcomes', 'to-2020', 'in-2016']) {
          await readOn(page, `#${id}`, 60);
          const address = await follow(page, SWITCH);
          assert.equal(address.pathname + address.hash, `/${other}/${REPORT}${of}#${id}`);
          const top = await topOf(page, `#${id}`);
          assert.ok(top > -2 && top < 120, `${width} px: #${id} is at ${top}`);
          await page.goto(`${site.origin}/${own}/${REPORT}${of}`);
        }
        await page.close();
      }
    }
  }
});

test('a figure of the table is kept, and so is one that a link led to', async () => {
  const page = await open(`/zh/${REPORT}`);
  await readOn(page, '#figure-gdp-growth-2016', -220);
  assert.equal((await follow(page, SWITCH)).hash, '#figure-gdp-growth-2016');
  await page.goto(`${site.origin}/zh/${REPORT}#figure-approvals-cut-2016`);
  assert.equal((await follow(page, SWITCH)).hash, '#figure-approvals-cut-2016');
  await page.close();
});

test('the report and its two texts lead to one another without losing the place', async () => {
  const page = await open(`/en/${REPORT}`);
  await readOn(page, '#to-2020', 100);
  let address = await follow(page, `a[href="/en/${REPORT}parallel/"]`);
  assert.equal(address.pathname + address.hash, `/en/${REPORT}parallel/#to-2020`);
  address = await follow(page, `.heads a[href="/zh/${REPORT}"]`);
  assert.equal(address.pathname + address.hash, `/zh/${REPORT}#to-2020`);
  await page.close();
});

test('without scripts the way leads to the same page, and from the contents to the same section', async () => {
  const page = await open(`/en/${REPORT}`, { scripts: false });
  const hrefs = await page.$$eval(SWITCH, (links) => links.map((link) => link.getAttribute('href')));
  assert.deepEqual(hrefs, [`/zh/${REPORT}`]);
  const others = await page.$$eval('.contents .other', (links) => links.map((link) => link.getAttribute('href')));
  assert.equal(others[2], `/zh/${REPORT}#to-2020`);
  await page.click('.contents li:nth-child(3) .other');
  await page.waitForSelector('html[lang=zh-Hans]');
  assert.equal(new URL(page.url()).hash, '#to-2020');
  assert.ok((await topOf(page, '#to-2020')) < 120);
  await page.close();
});

test('contents stay in sight beside a long text, and are folded on a phone', async () => {
  const wide = await open(`/en/${REPORT}`);
  await readOn(wide, '#outcomes', 0);
  const top = await topOf(wide, '.contents ol');
  assert.ok(top > 0 && top < 200, `they are at ${top}`);
  assert.equal(await wide.$eval('.contents summary', (summary) => summary.getClientRects().length), 0);
  await wide.close();
  const narrow = await open(`/en/${REPORT}`, { width: 360 });
  const seen = () => narrow.$eval('.contents ol', (list) => list.checkVisibility({ contentVisibilityAuto: true }));
  assert.equal(await seen(), false);
  await narrow.click('.contents summary');
  assert.equal(await seen(), true);
  await narrow.close();
});

/** What has the focus, what is selected in it, and what is written there. */
const focused = (page) =>
  page.evaluate(() => {
    const { type, value, selectionStart, selectionEnd } = document.activeElement;
    return { type, value, selected: value?.slice(selectionStart, selectionEnd) };
  });

for (const lang of Object.keys(LANGUAGES)) {
  for (const path of [REPORT, 'search/']) {
    test(`a slash leads to the search field of /${lang}/${path}`, async () => {
      const page = await open(`/${lang}/${path}`);
      const field = 'input[type=search]';
      assert.equal((await page.$$(field)).length, 1);
      assert.equal(await page.$eval(field, (input) => input.getAttribute('aria-keyshortcuts')), '/');
      await page.$eval(field, (input) => (input.value = 'gdp'));
      await page.keyboard.press('/');
      assert.deepEqual(await focused(page), { type: 'search', value: 'gdp', selected: 'gdp' });
      // What is being written has its slash.
      await page.keyboard.press('End');
      await page.keyboard.press('/');
      assert.equal((await focused(page)).value, 'gdp/');
      await page.close();
    });
  }
}

test('a slash that is meant for something else stays there', async () => {
  const page = await open(`/en/${REPORT}`);
  const isTaken = () => page.evaluate(() => document.activeElement.type === 'search');
  const blur = () => page.evaluate(() => document.activeElement.blur());
  for (const modifier of ['Control', 'Alt', 'Meta']) {
    await page.keyboard.down(modifier);
    await page.keyboard.press('/');
    await page.keyboard.up(modifier);
    assert.equal(await isTaken(), false, modifier);
  }
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true })));
  assert.equal(await isTaken(), false, 'while composing');
  for (const html of ['<input id="own">', '<textarea id="own"></textarea>', '<select id="own"><option>a</option></select>', '<p contenteditable><b id="own" tabindex="0">a</b></p>']) {
    await page.$eval('main', (main, own) => (main.innerHTML = own), html);
    await page.focus('#own');
    await page.keyboard.press('/');
    assert.equal(await isTaken(), false, html);
    await blur();
  }
  // In a part of the page with a tree of its own, as the preview has them.
  await page.$eval('main', (main) => {
    const root = main.replaceChildren() ?? main.attachShadow({ mode: 'open' });
    root.innerHTML = '<input>';
    root.firstChild.focus();
  });
  await page.keyboard.press('/');
  assert.equal(await isTaken(), false, 'a field in a shadow tree');
  await blur();
  await page.keyboard.press('/');
  assert.equal(await isTaken(), true);
  await page.close();
});
