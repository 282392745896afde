// The page changes in place: what the reader has done to it stays.

import assert from 'node:assert/strict';
import { rename, writeFile, mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { inPreview, isSame, openPage, says, untilPreview } from './support/page.mjs';
import { Project, SAVES } from './support/project.mjs';

const ZH = 'content/reports/demo/zh.md';
const EN = 'content/reports/demo/en.md';
const DEMO = '/zh/reports/demo/';
const FIELD = '<input id="q" type="search"><details id="d"><summary>引</summary>文</details>';

let browser;
let project;

before(async () => {
  project = await Project.copyOf('base');
  const paragraphs = Array.from({ length: 60 }, (_, n) => `这是加长正文的第${n + 1}自然段落，写得不长。`);
  await writeFile(project.path(ZH), `${await project.read(ZH)}\n\n${paragraphs.join('\n\n')}\n`);
  await project.edit('themes/default/templates/base.html', '<main', `${FIELD}<main`);
  await project.serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await project?.remove();
});

for (const [name, save] of Object.entries(SAVES)) {
  test(`a body that is saved ${name} changes, and nothing else moves`, async () => {
    const page = await openPage(browser, project.origin + DEMO, { height: 500 });
    await page.evaluate(() => {
      document.querySelector('#d').open = true;
      document.querySelector('table.figures details').open = true;
      const field = document.querySelector('#q');
      field.value = '打过的字';
      field.focus();
      field.setSelectionRange(1, 3);
      document.querySelector('[data-body] > p').scrollIntoView({ block: 'center', behavior: 'instant' });
      globalThis.other = document.querySelector('[data-body] h2');
    });
    const look = () => {
      const field = document.querySelector('#q');
      return {
        scroll: scrollY,
        open: [...document.querySelectorAll('details')].filter((one) => one.open).length,
        typed: field.value,
        focused: document.activeElement === field,
        selected: [field.selectionStart, field.selectionEnd],
        untouched: globalThis.other === document.querySelector('[data-body] h2'),
      };
    };
    const seen = await page.evaluate(look);
    assert.ok(seen.scroll > 0 && seen.open === 2 && seen.focused && seen.untouched);
    await project.edit(ZH, '临清市召集[', `（${name}）临清市召集[`, save);
    await says(page, `（${name}）临清市召集`);
    assert.deepEqual(await page.evaluate(look), seen);
    assert.equal(await isSame(page), true);
    await project.edit(ZH, `（${name}）`, '', save);
    await page.waitForFunction((words) => !document.body.textContent.includes(words), {}, `（${name}）`);
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('a changed title is shown wherever it stands', async () => {
  const page = await openPage(browser, `${project.origin}/zh/`);
  await project.edit(ZH, 'title: 临清市推动', 'title: 改过的标题，临清市推动');
  await says(page, '改过的标题，临清市推动');
  assert.equal(await isSame(page), true);
  const report = await openPage(browser, project.origin + DEMO);
  await project.edit(ZH, 'title: 改过的标题，临清市', 'title: 又改一次，临清市');
  await report.waitForFunction(() => document.title.includes('又改一次') && document.querySelector('h1').textContent.includes('又改一次'));
  await says(page, '又改一次');
  assert.equal(await isSame(report), true);
  await project.edit(ZH, 'title: 又改一次，', 'title: ');
  await page.close();
  await report.close();
});

test('terms, indicators, templates and strings change in place', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  await project.edit('themes/default/templates/report.html', '<article>', '<article data-edited="yes">');
  await page.waitForSelector('article[data-edited]');
  await project.edit('content/indicators.yaml', 'zh: 重点用能', 'zh: 改名的重点用能');
  await says(page, '改名的重点用能');
  await project.edit('themes/default/i18n/zh.yaml', 'heading-figures: ', 'heading-figures: 改过的');
  await says(page, '改过的');
  assert.equal(await isSame(page), true);
  await page.close();
});

test('a changed block out of view is scrolled to and marked, one in view is not', async () => {
  const page = await openPage(browser, project.origin + DEMO, { height: 500 });
  const look = () => {
    const block = [...document.querySelectorAll('[data-body] p')].find((one) => one.textContent.includes('第58自然段'));
    const { top, bottom } = block.getBoundingClientRect();
    const marks = document.getAnimations().filter(({ id }) => id === 'wenzhai-changed');
    return { inView: top >= 0 && bottom <= innerHeight, marked: marks.map(({ effect }) => effect.target === block) };
  };
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  assert.equal((await page.evaluate(look)).inView, false);
  await project.edit(ZH, '第58自然段落', '第58自然段落（改过）');
  await says(page, '第58自然段落（改过）');
  assert.deepEqual(await page.evaluate(look), { inView: true, marked: [true] });
  const before = await page.evaluate(() => scrollY);
  await page.waitForFunction(() => document.getAnimations().every(({ id }) => id !== 'wenzhai-changed'));
  await project.edit(ZH, '第58自然段落（改过）', '第58自然段落');
  await page.waitForFunction(() => !document.body.textContent.includes('（改过）'));
  assert.deepEqual([await page.evaluate(() => scrollY), (await page.evaluate(look)).marked], [before, []]);
  await page.close();
});

test('no moment is without style while a style sheet is exchanged', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  await page.evaluate(() => {
    globalThis.bare = 0;
    globalThis.looks = 0;
    const look = () => {
      const sheets = [...document.styleSheets].filter(({ href }) => href?.includes('/style.'));
      globalThis.looks += 1;
      if (!sheets.some(({ cssRules }) => cssRules.length > 10)) globalThis.bare += 1;
    };
    const frame = () => {
      look();
      requestAnimationFrame(frame);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    frame();
  });
  const style = 'themes/default/static/style.css';
  const original = await project.read(style);
  for (const probe of ['1', '2', '3']) {
    await writeFile(project.path(style), `${original}\nbody { --probe: ${probe}; }\n`);
    await page.waitForFunction(
      (wanted) => getComputedStyle(document.body).getPropertyValue('--probe').trim() === wanted,
      {},
      probe,
    );
  }
  await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
  const { bare, looks } = await page.evaluate(() => ({ bare: globalThis.bare, looks: globalThis.looks }));
  assert.equal(bare, 0);
  assert.ok(looks > 6, `looked ${looks} times`);
  assert.equal(await isSame(page), true);
  assert.deepEqual(page.violations, []);
  await page.close();
});

test('the preview works under the policy of the published page, which is in force', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  await inPreview(page, (root) => root.querySelector('.toggle').click());
  await untilPreview(page, (root) => getComputedStyle(root.querySelector('.panel')).position === 'fixed');
  assert.deepEqual(page.violations, []);
  const blocked = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          seen.push(effectiveDirective);
          if (seen.length === 3) resolve(seen.sort());
        });
        document.body.setAttribute('style', 'color: red');
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
        document.body.append(Object.assign(new Image(), { src: 'http://other.example/x.png' }));
      }),
  );
  assert.deepEqual(blocked, ['img-src', 'script-src-elem', 'style-src-attr']);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await page.close();
});

test('a page that is taken away says so, and comes back', async () => {
  const page = await openPage(browser, project.origin + DEMO);
  const notice = (root) => !root.querySelector('.notice').hidden;
  await rename(project.path('content/reports/demo'), project.path('demo-aside'));
  await untilPreview(page, notice);
  await rename(project.path('demo-aside'), project.path('content/reports/demo'));
  await untilPreview(page, (root) => root.querySelector('.notice').hidden);
  await says(page, '第60自然段落');
  await page.close();
});

test('two browsers at once', async () => {
  const other = await launch();
  const pages = [await openPage(browser, project.origin + DEMO), await openPage(other, `${project.origin}/en/reports/demo/`)];
  await project.edit('themes/default/templates/base.html', '<footer', '<footer data-edited="yes"');
  for (const page of pages) {
    await page.waitForSelector('footer[data-edited]');
    assert.equal(await isSame(page), true);
  }
  await inPreview(pages[0], (root) => root.querySelector('.toggle').click());
  await other.close();
  await pages[0].close();
});

test('five thousand files at once are taken in as one', async () => {
  const page = await openPage(browser, `${project.origin}/zh/`);
  const [zh, en] = [await project.read(ZH), await project.read(EN)];
  const short = zh.slice(0, zh.indexOf('这是加长正文'));
  const writes = [];
  for (let n = 0; n < 2500; n += 1) {
    const folder = project.path(`content/reports/many-${n}`);
    writes.push(
      mkdir(folder).then(() =>
        Promise.all([
          writeFile(`${folder}/zh.md`, short.replace('title: ', `title: 第${n}件，`)),
          writeFile(`${folder}/en.md`, en.replace('title: ', `title: No. ${n}, `)),
        ]),
      ),
    );
  }
  await Promise.all(writes);
  await page.waitForFunction(() => /2,?501/.test(document.querySelector('.counts').textContent));
  assert.equal(await isSame(page), true);
  const count = await page.evaluate(() => globalThis.messages.filter(({ type }) => type === 'page').length);
  assert.ok(count <= 50, `${count} pages were sent`);
  await page.close();
});
