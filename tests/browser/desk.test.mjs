// The desk: both drafts side by side, kept up with each save.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { rm, writeFile } from 'node:fs/promises';
import { launch } from './support/browser.mjs';
import { isSame, openPage } from './support/page.mjs';
import { Project } from './support/project.mjs';

const ZH = 'content/reports/demo/zh.md';
const EN = 'content/reports/demo/en.md';
const TERMS = 'content/terms.yaml';
const DESK = '/zh/reports/demo/?desk';

let browser;
let project;
const originals = new Map();

before(async () => {
  project = await Project.copyOf('base');
  await project.edit(ZH, '指定了联系人。', '指定了联系人，投入8.4亿元，2024年办结96件。');
  await project.edit(EN, 'a contact for each firm.', 'a contact for each firm, spent RMB 840 million and settled 96 cases in 2024.');
  for (const file of [ZH, EN, TERMS]) originals.set(file, await project.read(file));
  await project.serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await project?.remove();
});

beforeEach(async () => {
  for (const [file, text] of originals) {
    if ((await project.read(file).catch(() => '')) !== text) await writeFile(project.path(file), text);
  }
});

/** Opens the desk and waits until as many figures are matched. */
async function openDesk(path = DESK, size) {
  const page = await openPage(browser, project.origin + path, size);
  await until(page, () => document.querySelectorAll('wenzhai-row').length > 0);
  return page;
}

function until(page, look, ...given) {
  return page.waitForFunction(look, {}, ...given);
}

/** The words that are marked in a way. */
function marked(page, state) {
  return page.evaluate((name) => [...(CSS.highlights.get(`desk-${name}`) ?? [])].map(String), state);
}

function untilMarked(page, state, words) {
  return until(
    page,
    (name, wanted) => JSON.stringify([...(CSS.highlights.get(`desk-${name}`) ?? [])].map(String)) === JSON.stringify(wanted),
    state,
    words,
  );
}

/** What the rows say, without the texts. */
function rows(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('wenzhai-row')].map((row) => ({
      name: row.shadowRoot.querySelector('.name').textContent,
      badge: row.shadowRoot.querySelector('.badge').textContent,
      command: row.shadowRoot.querySelector('.command code')?.textContent,
      texts: ['zh', 'en'].map((lang) => row.querySelector(`[slot="${lang}"]`)?.textContent.trim().slice(0, 12) ?? null),
      findings: [...row.shadowRoot.querySelectorAll('.finding')].map((finding) => finding.dataset.code),
      terms: [...row.shadowRoot.querySelectorAll('.term')].map((term) => term.className),
    })),
  );
}

function summary(page) {
  return page.evaluate(() => document.querySelector('wenzhai-desk-top').shadowRoot.querySelector('.summary').textContent);
}

test('sections stand side by side, figures are matched one to one', async () => {
  const page = await openDesk();
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  const [head, opening, progress] = await rows(page);
  assert.deepEqual(head.texts, ['临清市推动重点用能企业节', 'Linqing pres']);
  assert.deepEqual(opening.texts, ['临清市召集17家重点用能', 'Linqing brou']);
  assert.deepEqual(progress.texts.map((text) => text.slice(0, 2)), ['进展', 'Pr']);
  assert.deepEqual(progress.terms, ['term preferred']);
  const numbers = await page.evaluate(() =>
    [...document.querySelectorAll('wenzhai-row')].flatMap((row) =>
      [...row.shadowRoot.querySelectorAll('.number')].map((button) => `${button.dataset.lang} ${button.textContent}`),
    ),
  );
  assert.deepEqual(numbers.toSorted(), ['en 1', 'en 2', 'en 3', 'zh 1', 'zh 2', 'zh 3']);
  const places = await page.evaluate(() => {
    const box = (row, lang) => row.querySelector(`[slot="${lang}"]`).getBoundingClientRect().toJSON();
    return [...document.querySelectorAll('wenzhai-row')].map((row) => [box(row, 'zh'), box(row, 'en')]);
  });
  for (const [zh, en] of places) {
    assert.ok(Math.abs(zh.top - en.top) < 2 && zh.right <= en.left, JSON.stringify([zh, en]));
  }
  assert.match(await summary(page), /3 matched.*1 term.*3 sections/);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test('a number stands at the end of its figure and leads to its counterpart', async () => {
  const page = await openDesk();
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  const apart = await page.evaluate(() => {
    const row = document.querySelectorAll('wenzhai-row')[2];
    const button = row.shadowRoot.querySelector('.number[data-lang="zh"]').getBoundingClientRect();
    const range = [...CSS.highlights.get('desk-matched')].find((one) => one.toString() === '8.4亿元').getClientRects();
    const end = [...range].at(-1);
    return [Math.abs(button.left - end.right), Math.abs(button.bottom - end.top)];
  });
  assert.ok(apart[0] < 6 && apart[1] < 14, String(apart));
  const number = await page.$('wenzhai-row:nth-child(3) >>> .number[data-lang="zh"]');
  await number.focus();
  assert.deepEqual((await marked(page, 'active')).toSorted(), ['8.4亿元', 'RMB 840 million']);
  await page.keyboard.press('Enter');
  const focused = await page.evaluate(() => document.activeElement.shadowRoot.activeElement.getAttribute('aria-label'));
  assert.equal(focused, 'Figure 2 “RMB 840 million”, counterpart “8.4亿元”, matched');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual((await marked(page, 'active')).toSorted(), ['96', '96件']);
  await page.close();
});

test('a figure under the pointer shows its counterpart', async () => {
  const page = await openDesk();
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  const box = await page.evaluate(() => {
    const range = [...CSS.highlights.get('desk-matched')].find((one) => one.toString() === '96');
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height * 0.7 };
  });
  await page.mouse.move(box.x, box.y);
  await until(page, () => [...CSS.highlights.get('desk-active')].some((range) => range.toString() === '96件'));
  await page.mouse.move(5, 690);
  await until(page, () => CSS.highlights.get('desk-active').size === 0);
  await page.close();
});

test('a save changes only what differs, and what is wrong is told', async () => {
  const page = await openDesk(DESK, { width: 1000, height: 300 });
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  const top = await page.evaluate(() => {
    scrollTo(0, 120);
    document.querySelector('wenzhai-row:nth-child(2) [slot="zh"] p').kept = true;
    document.querySelector('wenzhai-row:nth-child(3) [slot="zh"] h2').kept = true;
    return document.querySelector('wenzhai-row:nth-child(3) [slot="zh"] h2').getBoundingClientRect().top;
  });
  await project.edit(EN, 'RMB 840 million', 'RMB 8.4 billion');
  await untilMarked(page, 'differing', ['8.4亿元', 'RMB 8.4 billion']);
  const [, , progress] = await rows(page);
  assert.deepEqual(progress.findings, ['FG007']);
  const kept = await page.evaluate(() => [
    document.querySelector('wenzhai-row:nth-child(3) [slot="zh"] h2').getBoundingClientRect().top,
    document.querySelector('wenzhai-row:nth-child(2) [slot="zh"] p').kept,
    document.querySelector('wenzhai-row:nth-child(3) [slot="zh"] h2').kept,
  ]);
  assert.deepEqual(kept, [top, true, true]);
  assert.match(await summary(page), /2 matched.*1 differing/);
  await project.edit(ZH, '，2024年办结96件', '');
  await untilMarked(page, 'alone', ['96']);
  assert.match(await summary(page), /1 without counterpart/);
  assert.equal(await isSame(page), true);
  await project.edit(EN, 'RMB 8.4 billion and settled 96 cases in 2024', 'RMB 840 million');
  await untilMarked(page, 'alone', []);
  await untilMarked(page, 'differing', []);
  await page.close();
});

test('sections that one language lacks have an empty side', async () => {
  const page = await openDesk();
  await project.edit(ZH, '## 进展', '## 背景 {#background}\n\n会议在市里召开。\n\n## 进展');
  await until(page, () => document.querySelectorAll('wenzhai-row').length === 4);
  const told = (await rows(page))[2];
  assert.deepEqual([told.name, told.badge, told.texts[1]], ['背景', 'Not translated', null]);
  const hint = await page.evaluate(() => document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelector('.side.en .empty').textContent);
  assert.match(hint, /\{#background\}/);
  await page.close();
});

test('a draft in one language stands beside what to type, and its translation beside it at once', async () => {
  await rm(project.path(EN));
  const page = await openDesk();
  await untilMarked(page, 'uncompared', ['17家', '8.4亿元', '2024年', '96件']);
  const hint = await page.evaluate(() => document.querySelector('wenzhai-row').shadowRoot.querySelector('.side.en .empty').textContent);
  assert.ok(hint.includes(EN), hint);
  assert.equal(await page.evaluate(() => document.querySelector('wenzhai-preview').shadowRoot.querySelector('.notice').hidden), true);
  await writeFile(project.path(EN), originals.get(EN));
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  assert.equal(await isSame(page), true);
  await page.close();
});

test('a section is behind when its original changes after the translation was recorded', async () => {
  await project.run(['translated', 'demo']);
  const page = await openDesk();
  await until(page, () => [...document.querySelectorAll('wenzhai-row')].every((row) => row.shadowRoot.querySelector('.badge').textContent === 'Up to date'));
  await project.edit(ZH, '为每家企业', '给每一家企业');
  await until(page, () => document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelector('.badge.behind'));
  const told = (await rows(page)).map(({ badge, command }) => [badge, command]);
  assert.deepEqual(told, [
    ['Up to date', undefined],
    ['Up to date', undefined],
    ['Behind: the original has changed', 'wenzhai translated demo'],
  ]);
  await project.run(['translated', 'demo']);
  await until(page, () => document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelector('.badge.current'));
  await page.close();
});

test('terms are shown with what the English calls them', async () => {
  const page = await openDesk();
  const term = () => page.evaluate(() => {
    const [chip] = document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelectorAll('.term');
    return [chip.className, chip.textContent];
  });
  assert.deepEqual(await term(), ['term preferred', '链长制 → chain-chief system ✓']);
  await project.edit(TERMS, 'preferred: chain-chief system,', 'preferred: chain-chief system, forbidden: [chain length system],');
  await project.edit(EN, '[chain-chief system](term:chain-chief-system)', 'chain length system');
  await until(page, () => document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelector('.term.forbidden'));
  assert.match((await term())[1], /✗.*chain length system/);
  await project.edit(EN, 'chain length system', 'practice');
  await until(page, () => document.querySelector('wenzhai-row:nth-child(3)').shadowRoot.querySelector('.term.missing'));
  await page.close();
});

test('a double click opens the file at the figure or its block', async () => {
  const page = await openDesk();
  await untilMarked(page, 'matched', ['17家', '8.4亿元', '96件', '17', 'RMB 840 million', '96']);
  await page.evaluate(() => {
    globalThis.opened = [];
    addEventListener('click', (event) => {
      const link = event.composedPath().find((one) => one.href?.startsWith?.('vscode:'));
      if (!link) return;
      event.preventDefault();
      globalThis.opened.push(link.href);
    });
  });
  const points = await page.evaluate(() => {
    const point = (box) => ({ x: box.left + Math.min(box.width / 2, 20), y: box.top + box.height * 0.6 });
    const figure = [...CSS.highlights.get('desk-matched')].find((range) => range.toString() === '96');
    const heading = document.querySelector('wenzhai-row:nth-child(3) [slot="zh"] h2');
    return [point(figure.getBoundingClientRect()), point(heading.getBoundingClientRect())];
  });
  for (const { x, y } of points) await page.mouse.click(x, y, { count: 2 });
  const place = async (file, words) => {
    const lines = (await project.read(file)).split('\n');
    const line = lines.findIndex((text) => text.includes(words));
    return [line + 1, [...lines[line].slice(0, lines[line].indexOf(words))].length + 1];
  };
  const [line, column] = await place(EN, '96 cases');
  const [heading] = await place(ZH, '## 进展');
  assert.deepEqual(await page.evaluate(() => globalThis.opened), [
    `vscode://file${project.path(EN)}:${line}:${column}`,
    `vscode://file${project.path(ZH)}:${heading}:1`,
  ]);
  await page.close();
});

test('on a phone the languages stand one over the other, section by section', async () => {
  const page = await openDesk(DESK, { width: 360, height: 700 });
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('wenzhai-row [slot]')].map((side) => {
      const { top, left, right } = side.getBoundingClientRect();
      return { lang: side.slot, top, left, right };
    }),
  );
  assert.deepEqual(boxes.map(({ lang }) => lang), ['zh', 'en', 'zh', 'en', 'zh', 'en']);
  for (const [at, box] of boxes.entries()) {
    assert.ok(box.left >= 0 && box.right <= 360 && (at === 0 || box.top > boxes[at - 1].top), JSON.stringify(box));
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.close();
});

test('a page without drafts says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${project.origin}/zh/terms/?desk`);
  await page.waitForSelector('.no-desk a[href="/zh/terms/"]');
  await page.close();
});
