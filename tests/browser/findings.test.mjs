// Findings where one works: pins, the panel, and what is over a page that is blocked.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { writeFile } from 'node:fs/promises';
import { launch } from './support/browser.mjs';
import { inPreview, isSame, openPage, says, untilPreview } from './support/page.mjs';
import { Project } from './support/project.mjs';

const ZH = 'content/reports/demo/zh.md';
const EN = 'content/reports/demo/en.md';
const DEMO = '/zh/reports/demo/';
const TEMPLATE = 'themes/default/templates/report.html';

let browser;
let project;
const originals = new Map();

before(async () => {
  project = await Project.copyOf('base');
  for (const file of [ZH, EN, TEMPLATE, 'site.yaml']) originals.set(file, await project.read(file));
  await project.serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await project?.remove();
});

beforeEach(async () => {
  for (const [file, text] of originals) {
    if ((await project.read(file)) !== text) await writeFile(project.path(file), text);
  }
});

/** What is underlined, with the words before each, by severity. */
function underlined(page) {
  return page.evaluate(() => {
    const told = {};
    for (const severity of ['error', 'warning', 'note']) {
      const ranges = [...(CSS.highlights.get(`wenzhai-${severity}`) ?? [])];
      told[severity] = ranges.map((range) => {
        const before = document.createRange();
        before.setStart(range.startContainer.parentElement.closest('p, h1, h2, td, li'), 0);
        before.setEnd(range.startContainer, range.startOffset);
        return [before.toString().trim(), range.toString()];
      });
    }
    return told;
  });
}

/** Waits until as many words are underlined. */
function untilUnderlined(page, severity, count) {
  return page.waitForFunction(
    (name, wanted) => (CSS.highlights.get(name)?.size ?? 0) === wanted,
    {},
    `wenzhai-${severity}`,
    count,
  );
}

test('the words that a finding is about are underlined', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  await project.edit(ZH, '[17家](figure:key-users)重点用能企业，与节能服务商当面商谈。', '[18家](figure:key-users)重点用能企业，与[企业](report:nowhere)当面商谈,谈企业。');
  await untilUnderlined(page, 'error', 2);
  await untilUnderlined(page, 'warning', 1);
  const { error, warning } = await underlined(page);
  assert.deepEqual(error, [
    ['临清市召集', '18家'],
    ['临清市召集18家重点用能企业，与', '企业'],
  ]);
  assert.deepEqual(warning, [['临清市召集18家重点用能企业，与企业当面商谈', ',']]);
  assert.equal(await isSame(page), true);
  await page.close();
});

test('a marker in the margin opens what is said of its block', async () => {
  await project.edit(ZH, '[17家](figure', '[18家](figure');
  const page = await openPage(browser, project.origin + DEMO);
  await untilUnderlined(page, 'error', 1);
  const place = await inPreview(page, (root) => {
    const marker = root.querySelector('.marker.error').getBoundingClientRect();
    const block = document.querySelector('[data-body] > p').getBoundingClientRect();
    return { beside: marker.right <= block.left, above: Math.abs(marker.top - block.top) };
  });
  assert.ok(place.beside && place.above < 30, JSON.stringify(place));
  const marker = await page.$('wenzhai-preview >>> .marker.error');
  await marker.focus();
  await page.keyboard.press('Enter');
  const told = await inPreview(page, (root) => {
    const card = root.querySelector('.card');
    return [card.querySelector('.code').textContent, card.querySelector('.message').textContent, card.querySelector('.place').href];
  });
  const line = (await project.read(ZH)).split('\n').findIndex((text) => text.includes('[18家]')) + 1;
  assert.equal(told[0], 'FG004');
  assert.match(told[1], /18/);
  assert.equal(told[2], `vscode://file${project.path(ZH)}:${line}:6`);
  await page.keyboard.press('Escape');
  assert.equal(await inPreview(page, (root) => root.querySelector('.card') === null && root.activeElement.matches('.marker')), true);
  await page.close();
});

test('a finding about a figure stands at the figure, one about the title at the title', async () => {
  await project.edit(ZH, 'value: 17家', 'value: 17公里');
  const page = await openPage(browser, project.origin + DEMO);
  await page.waitForFunction(() => [...(CSS.highlights.get('wenzhai-error') ?? [])].some((range) => range.toString().includes('17')));
  await project.edit(ZH, 'title: 临清市', 'title: 临清市,');
  await page.waitForFunction(() => [...(CSS.highlights.get('wenzhai-warning') ?? [])].some((range) => range.startContainer.parentElement?.closest('h1') ?? range.startContainer.localName === 'h1'));
  await page.close();
});

test('the panel counts, filters and explains', async () => {
  await project.edit(ZH, '[17家](figure:key-users)重点用能企业，', '[18家](figure:key-users)重点用能企业,');
  await project.edit('content/topics/dual-carbon/zh.md', '\n---\n', '\n---\n\n见[别处](report:nowhere)。\n');
  const page = await openPage(browser, project.origin + DEMO);
  await untilPreview(page, (root) => root.querySelector('.toggle .error')?.textContent === '2 errors');
  const button = await page.$('wenzhai-preview >>> .toggle');
  await button.focus();
  await page.keyboard.press('Enter');
  const codes = (root) => [...root.querySelectorAll('.panel .finding')].map((one) => one.dataset.code).sort();
  assert.deepEqual(await inPreview(page, codes), ['FG004', 'ZH004']);
  assert.equal(await inPreview(page, (root) => root.activeElement.type), 'search');
  const click = (selector, words) =>
    inPreview(
      page,
      (root, wanted, text) => [...root.querySelectorAll(wanted)].find((one) => one.textContent.includes(text)).click(),
      selector,
      words,
    );
  await click('.filter', 'warning');
  assert.deepEqual(await inPreview(page, codes), ['FG004']);
  await click('.filter', 'Whole site');
  await untilPreview(page, (root) => root.querySelectorAll('.panel .finding').length === 2);
  assert.deepEqual(await inPreview(page, codes), ['FG004', 'LK001']);
  await page.keyboard.type('nowhere');
  assert.deepEqual(await inPreview(page, codes), ['LK001']);
  const link = await inPreview(page, (root) => root.querySelector('.panel .to-page').getAttribute('href'));
  assert.equal(link, '/zh/topics/dual-carbon/');
  await click('.panel .code', 'LK001');
  await untilPreview(page, (root) => root.querySelector('.panel .explanation h3'));
  const text = await inPreview(page, (root) => root.querySelector('.panel .explanation').textContent);
  assert.ok(text.length > 100 && text.includes('report:'), text);
  await inPreview(page, (root) => {
    const select = root.querySelector('.panel select');
    select.value = 'FG004';
    select.dispatchEvent(new Event('change'));
  });
  assert.deepEqual(await inPreview(page, codes), []);
  await page.reload();
  await untilPreview(page, (root) => !root.querySelector('.panel').hidden);
  assert.equal(await inPreview(page, (root) => root.querySelector('.panel input').value), 'nowhere');
  await page.keyboard.press('Escape');
  assert.equal(await inPreview(page, (root) => root.querySelector('.panel').hidden), true);
  assert.equal(await inPreview(page, (root) => root.activeElement.matches('.toggle')), true);
  await project.edit('content/topics/dual-carbon/zh.md', '\n\n见[别处](report:nowhere)。\n', '');
  await page.close();
});

test('a place can be copied', async () => {
  await project.edit(ZH, '[17家](figure', '[18家](figure');
  const context = browser.defaultBrowserContext();
  await context.overridePermissions(project.origin, ['clipboard-read', 'clipboard-write']);
  const page = await openPage(browser, project.origin + DEMO);
  await untilPreview(page, (root) => root.querySelector('.marker.error'));
  await page.bringToFront();
  await inPreview(page, (root) => root.querySelector('.marker.error').click());
  await page.click('wenzhai-preview >>> .card .copy');
  await untilPreview(page, (root) => root.querySelector('.card .copy').textContent === 'Copied');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^content\/reports\/demo\/zh\.md:\d+:6$/);
  await page.close();
});

test('broken front matter leaves the last good page with the error over it', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  const body = await page.evaluate(() => document.body.outerHTML);
  await project.edit(ZH, 'topics: [dual-carbon]', 'topics: [dual-carbon');
  await untilPreview(page, (root) => !root.querySelector('.blocked').hidden);
  const told = await inPreview(page, (root) => {
    const over = root.querySelector('.blocked');
    return {
      code: over.querySelector('.code').textContent,
      place: over.querySelector('.place').textContent,
      excerpt: over.querySelector('.excerpt').textContent,
      role: over.getAttribute('role'),
    };
  });
  assert.equal(told.code, 'FM002');
  assert.equal(told.role, 'alert');
  assert.match(told.place, /^content\/reports\/demo\/zh\.md:\d+:\d+$/);
  assert.match(told.excerpt, /│/);
  assert.equal(await page.evaluate(() => document.body.outerHTML), body);
  await writeFile(project.path(ZH), originals.get(ZH));
  await untilPreview(page, (root) => root.querySelector('.blocked').hidden);
  assert.equal(await isSame(page), true);
  await page.close();
});

test('a template error shows the template and the page', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  const [before] = originals.get(TEMPLATE).split('<article>');
  const line = before.split('\n').length;
  for (const [broken, code] of [
    ['<article>{{ title | }}', 'TP001'],
    ['<article>{{ no_such_thing.field }}', 'TP002'],
  ]) {
    await project.edit(TEMPLATE, '<article>', broken);
    await untilPreview(page, (root, wanted) => root.querySelector('.blocked .code')?.textContent === wanted, code);
    const told = await inPreview(page, (root) => ({
      excerpt: root.querySelector('.blocked .excerpt').textContent,
      place: root.querySelector('.blocked .place').textContent,
      page: root.querySelector('.blocked .page').textContent,
    }));
    assert.ok(told.excerpt.includes(broken), told.excerpt);
    assert.ok(told.place.startsWith(`${TEMPLATE}:${line}:`), told.place);
    assert.ok(told.page.includes(DEMO), told.page);
    await says(page, '临清市召集');
    await writeFile(project.path(TEMPLATE), originals.get(TEMPLATE));
    await untilPreview(page, (root) => root.querySelector('.blocked').hidden);
  }
  assert.equal(await isSame(page), true);
  await page.close();
});

test('nothing of the preview is in the page, on paper or in its styles', async () => {
  await project.edit(ZH, '[17家](figure', '[18家](figure');
  const page = await openPage(browser, project.origin + DEMO);
  await untilUnderlined(page, 'error', 1);
  const own = await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => one.localName.startsWith('wenzhai-')).length);
  assert.equal(own, 1);
  assert.equal(await page.evaluate(() => document.querySelector('wenzhai-preview').parentElement === document.documentElement), true);
  await page.emulateMediaType('print');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('wenzhai-preview')).display), 'none');
  await page.close();
});
