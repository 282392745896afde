// The search as a reader has it: the edition, built, behind a server that only hands out files.
// What is to be found is read from the published pages and not from the index.

import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './support/browser.mjs';
import { until } from './support/page.mjs';
import { Project } from './support/project.mjs';
import { Site } from './support/site.mjs';
import { stems } from '../../themes/default/static/cut.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE = Number(process.env.PATIENCE ?? 60_000);
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, ul, ol, td, th, tr, table, dt, dd, dl, pre, div, section, article, nav';

let browser;
let site;
let page;
let problems;

before(async () => {
  site = await Site.of(REPOSITORY);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.remove();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.waitForFunction = (...wanted) => until(page, ...wanted);
  problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});

const done = () => page.waitForSelector('#results[data-state="done"]');

async function visit(lang, query) {
  await page.goto(`${site.root}${lang}/search/?q=${encodeURIComponent(query)}`);
  await done();
}

/** The results: ids in order, and what is seen of the first ones. */
const results = () =>
  page.$$eval('#results > li', (items) =>
    items.map((item) => ({
      id: item.dataset.id,
      shown: !item.hidden,
      text: item.textContent,
      href: item.querySelector('a')?.getAttribute('href'),
      marks: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
    })),
  );

const ids = async () => (await results()).map(({ id }) => id);

/** Reads pages of the site as their readers do; `whole` takes everything on them, not the text alone. */
function texts(paths) {
  return page.evaluate(
    async (paths, root, blocks) => {
      const read = {};
      for (const path of paths) {
        const html = await (await fetch(root + path)).text();
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        const main = parsed.querySelector('main');
        // Lists of other pages say what those hold; definitions stand on the pages of their terms.
        for (const other of main.querySelectorAll('.item, .around, #page_terms dd')) other.remove();
        for (const block of main.querySelectorAll(blocks)) block.before('\n'), block.append('\n');
        const own = ['.opening h1', '.opening .lead', '[data-body]'].map((part) => main.querySelector(part)?.textContent ?? '');
        read[path] = { own: own.join('\n'), whole: main.textContent };
      }
      return read;
    },
    paths,
    site.root,
    BLOCKS,
  );
}

/** Types queries one after the other and gives the ids that each finds, in order. */
function ask(queries) {
  return page.evaluate(async (queries) => {
    const [form, list] = [document.getElementById('search'), document.getElementById('results')];
    const found = [];
    for (const query of queries) {
      form.elements.q.value = query;
      form.requestSubmit();
      await new Promise((resolve) => {
        const look = () => (list.dataset.state === 'busy' ? setTimeout(look) : resolve());
        look();
      });
      found.push([...list.children].map(({ dataset }) => dataset.id));
    }
    return found;
  }, queries);
}

/** The same numbers at every run: Lehmer's generator with Park and Miller's constants. */
function random(seed = 7) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const pathOf = (lang, id) => {
  const [page] = id.split('#');
  return page === 'home' ? `${lang}/` : `${lang}/${page.includes('/') || page === 'about' ? page : `reports/${page}`}/`;
};

/** Holds answers against the texts: everything that holds the query is found, before what does not. */
async function judge(lang, queries, isIn) {
  await visit(lang, '');
  const reports = await page.evaluate(async (root) => {
    const html = await (await fetch(root)).text();
    const links = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('h3 a, .reports a, .title a, a');
    const found = [...links].map((link) => link.getAttribute('href').match(/\/reports\/([a-z0-9-]+)\/$/)?.[1]);
    return [...new Set(found.filter(Boolean))];
  }, `${site.root}${lang}/reports/`);
  assert.ok(reports.length >= 14, `${reports.length} reports`);
  const own = await texts(reports.map((id) => pathOf(lang, id)));
  const wanted = queries(reports.map((id) => own[pathOf(lang, id)].own));
  const answers = await ask(wanted);
  const seen = [...new Set(answers.flat().map((id) => pathOf(lang, id)))];
  const whole = await texts(seen);
  const wrong = [];
  wanted.forEach((query, at) => {
    const expected = reports.filter((id) => isIn(own[pathOf(lang, id)].own, query));
    assert.ok(expected.length, query);
    const missing = expected.filter((id) => !answers[at].includes(id));
    if (missing.length) wrong.push(`${query}: misses ${missing}`);
    // A figure is no page: it stands for its own row.
    const pages = answers[at].filter((id) => !id.includes('#'));
    // Without it is a page that has it nowhere, with it one whose text has it.
    const without = pages.findIndex((id) => !isIn(whole[pathOf(lang, id)].whole, query));
    const above = without >= 0 && pages.slice(without).find((id) => isIn(whole[pathOf(lang, id)].own, query));
    if (above) wrong.push(`${query}: ${pages[without]} is above ${above}`);
  });
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${wanted.length}`);
  return wanted.length;
}

test('every Chinese substring of two to eight characters is found where it stands', async (t) => {
  const count = await judge(
    'zh',
    (pages) => {
      const pick = random();
      const queries = new Set();
      for (const text of pages) {
        const runs = text.match(/\p{Script=Han}{2,}/gu);
        for (let n = 0; n < 170; n++) {
          const run = runs[pick(runs.length)];
          const length = Math.min(2 + pick(7), run.length);
          const from = pick(run.length - length + 1);
          queries.add(run.slice(from, from + length));
        }
      }
      return [...queries];
    },
    (text, query) => text.includes(query),
  );
  assert.ok(count > 1500);
  t.diagnostic(`${count} queries`);
});

test('every English word and what words begin with is found where it stands', async (t) => {
  const count = await judge(
    'en',
    (pages) => {
      const pick = random(11);
      const queries = new Set();
      for (const text of pages) {
        const words = text.match(/(?<![\p{L}\p{N}’'])[A-Za-z]{3,}(?![\p{L}\p{N}’'])/gu);
        for (let n = 0; n < 40; n++) {
          const word = words[pick(words.length)];
          queries.add(n % 2 ? word : word.slice(0, 3 + pick(word.length - 2)));
        }
      }
      return [...queries];
    },
    // An apostrophe within a word is nothing: a firm’s is found as firms.
    (text, query) => new RegExp(`(?<![\\p{L}\\p{N}])${query}`, 'iu').test(text.replace(/(?<=\p{L})[’'](?=\p{L})/gu, '')),
  );
  assert.ok(count > 300);
  t.diagnostic(`${count} queries`);
});

test('what others get wrong is right', async () => {
  await visit('zh', '碳中和');
  for (const query of ['双碳', '储能', '营商', '营商环境', '碳中和', '碳', '县']) {
    const [found] = await ask([query]);
    assert.ok(found.length, query);
  }
  const [simplified, traditional, wide, cased] = await ask(['增长 GDP', '增長 GDP', '增长　ＧＤＰ', '增长 gdp']);
  assert.ok(simplified.length);
  for (const other of [traditional, wide, cased]) assert.deepEqual(other, simplified);
  assert.deepEqual(problems, []);
});

test('the term base carries a query over, and can be left out', async () => {
  await visit('en', '双碳');
  assert.match(await page.$eval('#search_carried', (told) => told.textContent), /dual carbon/i);
  const found = await ids();
  assert.ok(found.includes('terms/dual-carbon') && found.includes('yantai-reform-highlights-2021'), String(found));
  await page.click('#search_carried button');
  await done();
  assert.ok((await ids()).length < found.length);
  await page.click('#search_carried button');
  await done();
  assert.deepEqual(await ids(), found);
  await visit('zh', 'business environment');
  assert.match(await page.$eval('#search_carried', (told) => told.textContent), /营商环境/);
  assert.ok((await results()).some(({ marks }) => marks.includes('营商环境')));
  for (const [query, name] of [['yingshang', '营商环境'], ['liaocheng', '聊城'], ['donge', '东阿'], ['shuangtan', '双碳']]) {
    await visit('zh', query);
    assert.ok((await results()).some(({ text }) => text.includes(name)), query);
  }
  assert.deepEqual(problems, []);
});

test('figures are results that lead to the figure', async () => {
  await visit('zh', '市场主体 聊城');
  const figure = (await results()).find(({ id }) => id.includes('#'));
  assert.ok(figure, 'there is a figure');
  const [report, id] = figure.id.split('#');
  assert.equal(new URL(figure.href, site.root).pathname.split('/').at(-2), report);
  assert.ok(figure.href.endsWith(`#figure-${id}`));
  await page.goto(new URL(figure.href, site.root).href);
  assert.ok(await page.$(`[id="figure-${id}"]`), 'it is there');
});

test('what weighs more comes first, and of the same weight what is newer', async () => {
  await visit('zh', '聊城');
  const reports = (await results()).filter(({ id }) => !id.includes('/') && !id.includes('#'));
  const inTitle = reports.map(({ text, id }) => text && id);
  const own = await texts(inTitle.map((id) => pathOf('zh', id)));
  const titles = inTitle.map((id) => own[pathOf('zh', id)].own.split('\n').find(Boolean).includes('聊城'));
  assert.ok(titles.includes(true) && titles.includes(false));
  assert.equal(titles.lastIndexOf(true) < titles.indexOf(false), true, String(titles));
});

/** A report that has a word in one place; what stands first is the newest. */
function report(day, { title = '无题', summary = '无摘要', body = '无正文' }) {
  const front = (own) => `---\n${own.join('\n')}\n---\n\n`;
  const shared = [`published: 2024-01-${day}`, 'region: linqing', 'topics: []', 'source:', '  title: {zh: 原稿, en: Original}'];
  return {
    zh: `${front([`title: ${title}`, `summary: ${summary}`, ...shared])}${body}\n`,
    en: `${front(['title: Untitled', 'summary: Nothing.'])}Nothing.\n`,
  };
}

test('title, term, heading, summary, body: each weighs more than the next, whatever is newer', async () => {
  const project = await Project.copyOf();
  const places = {
    'in-body': report(28, { body: '正文里有链长制三字。' }),
    'in-summary': report(27, { summary: '摘要里有链长制三字。' }),
    'in-heading': report(26, { body: '## 有链长制的小标题 {#part}\n\n正文。' }),
    'in-term': report(25, { body: '这里是[链长制](term:chain-chief-system)。' }),
    'in-title-old': report(23, { title: '链长制旧闻' }),
    'in-title-new': report(24, { title: '链长制新闻' }),
  };
  for (const [id, texts] of Object.entries(places)) {
    await mkdir(project.path(`content/reports/${id}`));
    for (const [lang, text] of Object.entries(texts)) await writeFile(project.path(`content/reports/${id}/${lang}.md`), text);
  }
  const small = await Site.of(project.root);
  try {
    await page.goto(`${small.root}zh/search/?q=${encodeURIComponent('链长制')}`);
    await done();
    const found = (await ids()).filter((id) => id.startsWith('in-'));
    assert.deepEqual(found, ['in-title-new', 'in-title-old', 'in-term', 'in-heading', 'in-summary', 'in-body']);
  } finally {
    await small.remove();
    await rm(project.root, { recursive: true, force: true });
  }
});

test('other forms of an English word begin with its stem', () => {
  const forms = {
    policies: ['policy'],
    policy: ['policies'],
    firms: ['firm'],
    approved: ['approve', 'approval', 'approves'],
    planning: ['plan', 'plans', 'planned'],
    invest: ['invests', 'invested', 'investment'],
    boxes: ['box'],
    saving: ['save', 'saved'],
    save: ['saving'],
  };
  for (const [word, others] of Object.entries(forms)) {
    const begun = [word, ...stems(word)];
    for (const other of others) assert.ok(begun.some((stem) => other.startsWith(stem)), `${word} → ${begun}: ${other}`);
  }
  // What is no plural, participle or too short stays as it is.
  for (const word of ['business', 'status', 'gas', 'red', '2024', '碳']) assert.deepEqual(stems(word), [], word);
});

test('of several words all that name something are carried over', async () => {
  await visit('zh', 'dual carbon liaocheng');
  assert.match(await page.$eval('#search_carried', (told) => told.textContent), /双碳.*聊城市/);
  const found = await ids();
  assert.ok(found.includes('liaocheng-work-report-2023') && !found.includes('yantai-reform-highlights-2021'), String(found));
  await visit('en', '聊城双碳');
  assert.match(await page.$eval('#search_carried', (told) => told.textContent), /Liaocheng.*dual carbon/i);
  assert.ok((await ids()).includes('liaocheng-work-report-2023'));
  assert.deepEqual(problems, []);
});

test('a passage is whole sentences with the words marked', async () => {
  await visit('zh', '海洋牧场');
  const shown = (await results()).filter((result) => result.shown);
  const first = shown.find(({ id }) => id === 'yantai-reform-highlights-2021');
  assert.deepEqual([...new Set(first.marks)], ['海洋牧场']);
  const passage = await page.$eval('#results li[data-id="yantai-reform-highlights-2021"] p', (p) => p.textContent);
  assert.match(passage, /[。！？]$/);
  const own = await texts(['zh/reports/yantai-reform-highlights-2021/']);
  const text = Object.values(own)[0].own;
  const before = text[text.indexOf(passage) - 1];
  assert.ok(text.includes(passage) && /[。！？\n]/.test(before), before);
});

test('filters count what each choice leaves, and leave it', async () => {
  await visit('zh', '聊城');
  const all = (await ids()).length;
  const options = await page.$$eval('select[name="kind"] option', (options) => options.map(({ value, textContent }) => [value, textContent]));
  assert.equal((await page.$$('#search_filters select')).length, 4);
  let sum = 0;
  for (const [value, label] of options.slice(1)) {
    await page.select('select[name="kind"]', value);
    await done();
    const count = Number(label.match(/\((\d+)\)/)[1]);
    assert.equal((await ids()).length, count, label);
    sum += count;
  }
  assert.equal(sum, all);
});

test('an input method is left alone until it is done', async () => {
  await visit('zh', '储能');
  const before = await ids();
  const address = page.url();
  const ime = await page.createCDPSession();
  await page.focus('#search_query');
  await page.$eval('#search_query', (input) => input.select());
  for (const text of ['y', 'ying', 'ying s', 'ying shang']) {
    await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    const enter = { windowsVirtualKeyCode: 229, key: 'Enter', code: 'Enter' };
    await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(page.url(), address, 'nothing is searched');
    assert.deepEqual(await ids(), before);
  }
  assert.equal(await page.$eval('#search_query', (input) => input.value), 'ying shang');
  await ime.send('Input.insertText', { text: '营商环境' });
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '营商环境');
  await done();
  assert.ok((await ids()).includes('terms/business-environment') || (await ids()).includes('topics/business-environment'));
  assert.notDeepEqual(await ids(), before);
});

test('it can be reached and read without a mouse', async () => {
  await visit('en', 'carbon');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search_query');
  await page.keyboard.type('energy/');
  assert.equal(await page.$eval('#search_query', (input) => input.value), 'energy/');
  await page.keyboard.press('Enter');
  await done();
  assert.match(await page.$eval('[role=status]', (status) => status.textContent), /energy.*\d/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('#search_filters, #results, #search_carried')));
});

test('a query without results says so and offers what is near', async () => {
  await visit('zh', '营商坏境');
  assert.match(await page.$eval('#search_status', (status) => status.textContent), /营商坏境/);
  const near = await page.$$eval('#search_status a', (links) => links.map((link) => [link.textContent, link.href]));
  assert.ok(near.some(([name]) => name.includes('营商')), JSON.stringify(near));
  for (const [, href] of near) assert.equal((await page.evaluate(async (href) => (await fetch(href)).status, href)), 200, href);
});

test('it works without scripts as far as it can', async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto(`${site.root}en/reports/`);
  await page.type('.masthead input[type=search]', 'carbon');
  await Promise.all([page.waitForNavigation(), page.click('.masthead form button')]);
  assert.equal(new URL(page.url()).search, '?q=carbon');
  assert.match(await page.$eval('noscript', (note) => note.textContent), /JavaScript/);
  assert.ok(await page.$('#search_lists a[href*="/topics/"]'));
  assert.ok(await page.$('#search_lists a[href*="/terms/"]'));
});

test('it goes on without a connection once it was visited', async () => {
  await visit('zh', '储能');
  const online = await ids();
  await page.waitForFunction(async () => {
    const kept = (await (await caches.open('wenzhai-search')).keys()).map(({ url }) => url);
    return kept.some((url) => url.endsWith('/zh/search/')) && globalThis.navigator.serviceWorker.controller;
  });
  await page.waitForFunction(async (root) => {
    const text = await new Response((await fetch(`${root}search/zh/head.bin`)).body.pipeThrough(new DecompressionStream('deflate-raw'))).json();
    const kept = (await (await caches.open('wenzhai-search')).keys()).filter(({ url }) => url.includes('?v='));
    return kept.length >= text.files.s + text.files.p;
  }, {}, site.root);
  await site.stop();
  try {
    await visit('zh', '储能');
    assert.deepEqual(await ids(), online);
    await visit('zh', '营商环境');
    assert.ok((await ids()).length, 'what was never asked for online');
  } finally {
    await site.start();
  }
});
