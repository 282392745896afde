// Lighthouse gives 100 for accessibility, best practices and search engines. Its score for speed is a matter of time and
// machine, which scripts/lighthouse asks for; what it is made of and does not hang on time is asserted here.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from './support/edition.mjs';
import { MEASURED, measure, TIMELESS } from './support/lighthouse.mjs';
import { reader } from './support/reader.mjs';

const both = reader();
const ONE_OF_EACH = rows().filter(({ kind, lang }, index, all) => MEASURED.includes(kind) && all.findIndex((row) => row.kind === kind && row.lang === lang) === index);
const PERFECT = Object.fromEntries(TIMELESS.map((category) => [category, 100]));

for (const { name, path } of ONE_OF_EACH) {
  test(`Lighthouse: ${name}`, async () => {
    const { scores, failed } = await measure(both.browser, both.edition.origin + path, TIMELESS);
    assert.deepEqual(failed, []);
    assert.deepEqual(scores, PERFECT);
  });
}

test('Lighthouse finds what is wrong with a bad page', async () => {
  const html = '<!DOCTYPE html><html><head><meta name="robots" content="noindex"></head><body><img src="/none.png"><a href="#">here</a></body></html>';
  const { scores, failed } = await measure(both.browser, both.edition.server.show(html), TIMELESS);
  for (const category of TIMELESS) assert.ok(scores[category] < 100, `${category}: ${scores[category]}`);
  for (const audit of ['document-title', 'html-has-lang', 'image-alt', 'is-crawlable', 'errors-in-console']) {
    assert.ok(failed.some((line) => line.startsWith(audit)), `${audit} is not among ${failed}`);
  }
});
