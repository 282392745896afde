// What a first query moves and how long it takes: `node search.mjs PROJECT [QUERY…]`. Every query is asked in a
// browser that has seen nothing of the site, four times slowed down, as a phone is in Lighthouse's profile.

import { launch } from './support/browser.mjs';
import { until } from './support/page.mjs';
import { Site } from './support/site.mjs';

const SLOWER = 4;
const ROUNDS = 5; // of which the median is shown
const QUERIES = [
  ['zh', '营商环境'],
  ['zh', '的'],
  ['zh', '发展'],
  ['zh', '高质量发展'],
  ['zh', '把任务纳入网格化管理'],
  ['zh', '济南市 新型储能 2024'],
  ['zh', 'business environment'],
  ['zh', 'yingshang'],
  ['zh', '没有这样的话'],
  ['en', 'carbon'],
  ['en', 'a'],
  ['en', 'the'],
  ['en', 'new energy storage'],
  ['en', '双碳'],
];

const [project, ...more] = process.argv.slice(2);
const queries = more.length ? more.map((query) => ['zh', query]) : QUERIES;
const site = await Site.of(project);
const browser = await launch();
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(9);

async function measure(lang, query) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.emulateCPUThrottling(SLOWER);
  await page.evaluateOnNewDocument(() => {
    new MutationObserver(() => {
      const state = document.getElementById('results')?.dataset.state;
      if (state === 'done') globalThis.doneAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(`${site.root}${lang}/search/?q=${encodeURIComponent(query)}`);
  await until(page, () => globalThis.doneAt, { timeout: 300_000 });
  const measured = await page.evaluate(() => {
    const before = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= globalThis.doneAt);
    const index = before.filter(({ name }) => name.includes('.bin'));
    return {
      bytes: index.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      files: index.length,
      last: globalThis.doneAt - Math.max(...index.map(({ responseEnd }) => responseEnd)),
      results: document.querySelectorAll('#results > li').length,
      said: document.getElementById('search_status').textContent,
    };
  });
  // Asked again, everything is there: what is left is the answer itself.
  measured.again = await page.evaluate(async () => {
    const list = document.getElementById('results');
    const start = performance.now();
    document.getElementById('search').requestSubmit();
    while (list.dataset.state !== 'done') await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - start;
  });
  await context.close();
  return measured;
}

console.log(`${project}\n\n| query | moved | files | after the last byte | asked again | said |\n|---|---|---|---|---|---|`);
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
for (const [lang, query] of queries) {
  const rounds = [];
  while (rounds.length < ROUNDS) rounds.push(await measure(lang, query));
  const [bytes, files, last, again] = ['bytes', 'files', 'last', 'again'].map((key) => median(rounds.map((round) => round[key])));
  const { said } = rounds[0];
  const row = [`${lang} ${query}`, kilobytes(bytes), files, `${last.toFixed(0)} ms`, `${again.toFixed(0)} ms`, said.slice(0, 60)];
  console.log(`| ${row.join(' | ')} |`);
}
await browser.close();
await site.remove();
