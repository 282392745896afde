// What scripts/lighthouse runs.

import process from 'node:process';
import { launch } from './support/browser.mjs';
import { Edition, rows } from './support/edition.mjs';
import { MEASURED, measure, TIMELESS } from './support/lighthouse.mjs';

const LEAST = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };

const kinds = process.argv.length > 2 ? process.argv.slice(2) : MEASURED;
const first = ({ kind, lang }, index, all) => all.findIndex((row) => row.kind === kind && row.lang === lang) === index;
const pages = rows().filter(first).filter(({ kind }) => kinds.includes(kind));
const edition = await Edition.open();
const browser = await launch();
const numbers = (audits) =>
  ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index', 'total-byte-weight']
    .map((id) => audits[id].displayValue)
    .join(', ');

let missed = 0;
try {
  for (const { name, path } of pages) {
    const runs = [await measure(browser, edition.origin + path, ['performance', ...TIMELESS])];
    while (runs[0].scores.performance < LEAST.performance && runs.length < 3) {
      runs.push(await measure(browser, edition.origin + path, ['performance', ...TIMELESS]));
    }
    const { scores, failed, audits } = runs.sort((a, b) => a.scores.performance - b.scores.performance)[Math.floor(runs.length / 2)];
    console.log(`${Object.values(scores).join(' ')}  ${name}  (${numbers(audits)})`);
    if (Object.entries(LEAST).some(([category, least]) => scores[category] < least)) {
      missed += 1;
      for (const line of failed) console.log(`    ${line}`);
    }
  }
} finally {
  await browser.close();
  await edition.close();
}
console.log(missed ? `${missed} of ${pages.length} pages miss` : `${pages.length} pages: at least ${Object.values(LEAST).join(', ')}`);
process.exitCode = missed || !pages.length ? 1 : 0;
