// Both texts of a report side by side: what corresponds lights up together, and lies side by side.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { Project } from './support/project.mjs';
import { serveFolder } from './support/published.mjs';

const REPORT = '/en/reports/yantai-reform-highlights-2021/';
const FIGURE = (lang) => `[lang="${lang}"] [data-figure="nuclear-heating"]`;

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

async function open({ scripts = true, width = 1280, touch = false } = {}) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 700, hasTouch: touch, isMobile: touch });
  await page.goto(`${site.origin}${REPORT}parallel/`);
  return page;
}

/** The ids of the figures that are lit, of each language once. */
function lit(page) {
  return page.$$eval('.pairs [data-figure]', (figures) => {
    const shining = figures.filter((one) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)');
    return shining.map((one) => `${one.closest('.cell').lang} ${one.dataset.figure}`);
  });
}

const BOTH = ['en nuclear-heating', 'zh-Hans nuclear-heating'];

for (const scripts of [true, false]) {
  test(`figures that correspond light up under mouse and keyboard, scripts: ${scripts}`, async () => {
    const page = await open({ scripts });
    assert.deepEqual(await lit(page), []);
    for (const lang of ['en', 'zh-Hans']) {
      await page.hover(FIGURE(lang));
      assert.deepEqual(await lit(page), BOTH, `mouse, ${lang}`);
      await page.mouse.move(0, 0);
      assert.deepEqual(await lit(page), []);
      await page.focus(FIGURE(lang));
      assert.deepEqual(await lit(page), BOTH, `keyboard, ${lang}`);
      await page.evaluate(() => document.activeElement.blur());
    }
    await page.close();
  });
}

test('a first tap lights figures up, a second one leads to the record', async () => {
  const page = await open({ width: 360, touch: true });
  await page.tap(FIGURE('zh-Hans'));
  assert.deepEqual(await lit(page), BOTH);
  assert.equal(new URL(page.url()).pathname, `${REPORT}parallel/`);
  await Promise.all([page.waitForNavigation(), page.tap(FIGURE('zh-Hans'))]);
  const { pathname, hash } = new URL(page.url());
  assert.equal(pathname + hash, '/zh/reports/yantai-reform-highlights-2021/#figure-nuclear-heating');
  await page.close();
});

test('a figure for which the style sheet has no number lights up with scripts', async () => {
  const page = await open();
  await page.$$eval('.pairs [data-figure="nuclear-heating"]', (all) => all.forEach((one) => (one.className = 'figure')));
  await page.hover(FIGURE('en'));
  assert.deepEqual(await lit(page), BOTH);
  await page.close();
});

test('where the system chooses the colours, a thick line says which figures correspond', async () => {
  const page = await open({ scripts: false });
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await page.hover(FIGURE('en'));
  const lines = await page.$$eval('.pairs [data-figure]', (figures) => {
    const thick = figures.filter((one) => getComputedStyle(one).textDecorationThickness === '2px');
    return thick.map((one) => one.dataset.figure);
  });
  assert.deepEqual(lines, ['nuclear-heating', 'nuclear-heating']);
  await page.close();
});

test('rows lie side by side, on a phone one text under the other, on paper side by side', async () => {
  const page = await open();
  const shape = () =>
    page.$$eval('.pairs .pair', (pairs) =>
      pairs.map((pair) => {
        const [own, other] = [...pair.querySelectorAll('.cell')].map((cell) => cell.getBoundingClientRect());
        if (other.left >= own.right) return 'beside';
        return other.top >= own.bottom ? 'below' : 'over';
      }),
    );
  const are = async (wanted) => {
    const shapes = await shape();
    assert.ok(shapes.length > 15 && shapes.every((one) => one === wanted), shapes.join(' '));
  };
  for (const width of [1280, 1920]) {
    await page.setViewport({ width, height: 700 });
    await are('beside');
  }
  await page.setViewport({ width: 360, height: 700 });
  await are('below');
  // What is laid out for paper is as wide as A4 within its margins.
  await page.setViewport({ width: 643, height: 700 });
  await page.emulateMediaType('print');
  await are('beside');
  await page.close();
});

test('first lines of a row stand on one line, and heads stay in sight', async () => {
  const page = await open();
  const apart = await page.$$eval('.pairs .pair', (pairs) =>
    pairs.map((pair) => {
      const lines = [...pair.querySelectorAll('.cell > :is(p, h2)')].map((block) => {
        const mark = document.createElement('span');
        mark.style.cssText = 'display: inline-block; width: 0; height: 0';
        block.prepend(mark);
        const { bottom } = mark.getBoundingClientRect();
        mark.remove();
        return bottom;
      });
      return lines.length === 2 ? Math.abs(lines[0] - lines[1]) : 0;
    }),
  );
  assert.ok(Math.max(...apart) < 1, `${Math.max(...apart)} px apart`);
  await page.evaluate(() => scrollTo({ top: 2000, behavior: 'instant' }));
  assert.equal(await page.$eval('.heads', (heads) => heads.getBoundingClientRect().top), 0);
  await page.close();
});
