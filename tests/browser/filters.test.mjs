// Filters of the list of reports: with scripts and without, by mouse and by keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { Project } from './support/project.mjs';
import { serveFolder } from './support/published.mjs';

let browser;
let project;
let site;

before(async () => {
  browser = await launch();
  project = await Project.copyOf('edition');
  // Lists of several pages.
  await project.edit('site.yaml', 'page_size: 20', 'page_size: 5');
  await project.run(['build', '--output', project.path('public')]);
  site = await serveFolder(project.path('public'));
});

after(async () => {
  await browser?.close();
  await site?.end();
  await project?.remove();
});

/** Opens a page of the site; `page.errors` holds what its scripts and its policy complain of. */
async function open(path, { scripts = true, width = 1280, height = 700 } = {}) {
  const page = await browser.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height });
  await page.goto(site.origin + path);
  // Gone if the page is ever loaded again.
  if (scripts) await page.evaluate(() => (globalThis.loadedOnce = true));
  return page;
}

const path = (page) => new URL(page.url()).pathname;
const at = (page, wanted) => page.waitForFunction((to) => location.pathname === to && document.querySelector('[data-key]'), {}, wanted);
const isSame = (page) => page.evaluate(() => globalThis.loadedOnce === true);
const filter = (key) => `.filters [data-key="${key}"]`;

/** What a reader sees of the list. */
function list(page) {
  return page.evaluate(() => ({
    title: document.title,
    heading: document.querySelector('h1').textContent,
    count: document.querySelector('.list > h2').textContent,
    reports: [...document.querySelectorAll('.item h3 a')].map((link) => link.pathname),
    active: [...document.querySelectorAll('.active a')].map((link) => link.dataset.key),
    trail: [...document.querySelectorAll('.breadcrumb a')].map((link) => link.pathname),
    language: document.querySelector('.language a').pathname,
    canonical: new URL(document.querySelector('link[rel=canonical]').href).pathname,
    position: document.querySelector('.pager li:not(:has(a))')?.textContent,
  }));
}

/** The same of the page that the server has at that address. */
async function served(address) {
  const page = await open(address);
  const is = await list(page);
  await page.close();
  return is;
}

for (const [lang, other, width] of [['en', 'zh', 1280], ['zh', 'en', 360]]) {
  test(`filters without scripts, ${lang} at ${width}`, async () => {
    const page = await open(`/${lang}/reports/`, { scripts: false, width });
    const follow = async (selector) => {
      await Promise.all([page.waitForNavigation(), page.click(selector)]);
      return path(page);
    };
    assert.equal(await follow(filter('region=liaocheng')), `/${lang}/reports/region/liaocheng/`);
    assert.equal(await follow(filter('kind=investment')), `/${lang}/reports/region/liaocheng/kind/investment/`);
    assert.equal(await page.$$eval('.item', (items) => items.length), 3);
    assert.equal(await page.$eval('.language a', (link) => link.getAttribute('href')), `/${other}/reports/region/liaocheng/kind/investment/`);
    assert.equal(await follow('.active [data-key="region=liaocheng"]'), `/${lang}/reports/kind/investment/`);
    assert.equal(await follow('.active a'), `/${lang}/reports/`);
    assert.equal(await follow('.pager a[rel=next]'), `/${lang}/reports/page/2/`);
    await page.close();
  });

  test(`filters with scripts show what the server has, ${lang} at ${width}`, async () => {
    const page = await open(`/${lang}/reports/`, { width });
    const first = await list(page);
    for (const [key, to] of [
      ['topic=dual-carbon', `/${lang}/reports/topic/dual-carbon/`],
      ['region=liaocheng', `/${lang}/reports/topic/dual-carbon/region/liaocheng/`],
      ['topic=dual-carbon', `/${lang}/reports/region/liaocheng/`],
      ['region=liaocheng', `/${lang}/reports/`],
    ]) {
      await page.click(filter(key));
      await at(page, to);
      assert.deepEqual(await list(page), await served(to), to);
      assert.equal((await list(page)).canonical, to);
      // The control that was used has the focus, as the way back.
      assert.equal(await page.evaluate(() => document.activeElement.dataset.key), key);
    }
    assert.deepEqual(await list(page), first);
    assert.ok(await isSame(page), 'the page was loaded anew');
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('back and forward go from list to list', async () => {
  const page = await open('/en/reports/');
  const steps = ['/en/reports/', '/en/reports/kind/news/', '/en/reports/region/liaocheng/kind/news/'];
  const seen = [await list(page)];
  for (const [key, to] of [['kind=news', steps[1]], ['region=liaocheng', steps[2]]]) {
    await page.click(filter(key));
    await at(page, to);
    seen.push(await list(page));
  }
  const shows = (index) => page.waitForFunction((title) => document.title === title, {}, seen[index].title);
  for (const index of [1, 0]) {
    await page.evaluate(() => history.back());
    await shows(index);
    assert.equal(path(page), steps[index]);
    assert.deepEqual(await list(page), seen[index]);
  }
  for (const index of [1, 2]) {
    await page.evaluate(() => history.forward());
    await shows(index);
    assert.deepEqual(await list(page), seen[index]);
  }
  assert.ok(await isSame(page));
  // A report and back: the browser loads the list that the address names.
  await Promise.all([page.waitForNavigation(), page.click('.item h3 a')]);
  await Promise.all([page.waitForNavigation(), page.evaluate(() => history.back())]);
  assert.deepEqual(await list(page), seen[2]);
  await page.close();
});

test('filters are used by keyboard alone', async () => {
  const page = await open('/en/reports/');
  for (let presses = 0; ; presses += 1) {
    assert.ok(presses < 60, 'no filter can be reached');
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.dataset.key)) === 'year=2021') break;
  }
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none');
  await page.keyboard.press('Enter');
  await at(page, '/en/reports/year/2021/');
  await page.keyboard.press('Enter');
  await at(page, '/en/reports/');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'year=2021');
  assert.ok(await isSame(page));
  await page.close();
});

test('the new count is said, and the place on the page is kept', async () => {
  const page = await open('/en/reports/', { width: 360, height: 500 });
  await page.evaluate(() => document.querySelector('[data-key="kind=news"]').scrollIntoView({ block: 'end', behavior: 'instant' }));
  const y = await page.evaluate(() => scrollY);
  assert.ok(y > 0);
  await page.click(filter('kind=news'));
  await at(page, '/en/reports/kind/news/');
  assert.equal(await page.evaluate(() => scrollY), y);
  const said = await page.$eval('[role=status]', (status) => status.textContent);
  assert.equal(said, '6 reports of the type “News”. Page 1 of 2');
  await page.close();
});

test('who turns a page reads on at its top', async () => {
  const page = await open('/en/reports/');
  await page.click('.pager a[rel=next]');
  await at(page, '/en/reports/page/2/');
  assert.deepEqual(await list(page), await served('/en/reports/page/2/'));
  const top = await page.evaluate(() => [document.activeElement.matches('.list > h2'), document.activeElement.getBoundingClientRect().top]);
  assert.ok(top[0] && top[1] >= 0 && top[1] < 300, String(top));
  assert.ok(await isSame(page));
  await page.close();
});

test('a list that cannot be fetched is loaded as a page', async () => {
  const page = await open('/en/reports/');
  site.broken.add('/en/reports/kind/news/');
  try {
    await Promise.all([page.waitForNavigation(), page.click(filter('kind=news'))]);
    assert.equal(path(page), '/en/reports/kind/news/');
    assert.equal(await isSame(page), false);
    assert.match((await list(page)).count, /^6 /);
  } finally {
    site.broken.clear();
  }
  await page.close();
});

test('a click with a modifier is the browser’s own', async () => {
  const page = await open('/en/reports/');
  const opened = new Promise((resolve) => browser.once('targetcreated', resolve));
  await page.keyboard.down('Control');
  await page.click(filter('kind=news'));
  await page.keyboard.up('Control');
  const target = await opened;
  assert.equal(target.type(), 'page');
  assert.equal(path(page), '/en/reports/');
  await (await target.page())?.close();
  await page.close();
});
