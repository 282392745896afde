// Without JavaScript a page reads as it does with it, every link leads somewhere, details open, filters filter.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { links, words } from './checks/plain.mjs';
import { everyPage, reader } from './support/reader.mjs';

const both = reader();
const without = (page) => page.setJavaScriptEnabled(false);

/** What is wrong with addresses: those of this site that lead to no file, or to no place in it. */
function lost(addresses) {
  const { server, origin } = both.edition;
  return addresses.flatMap((address) => {
    const url = new URL(address);
    if (url.origin !== origin) return [];
    const file = server.file(decodeURIComponent(url.pathname));
    if (file === null) return [`leads nowhere: ${address}`];
    const id = decodeURIComponent(url.hash.slice(1));
    if (!id || !file.endsWith('.html')) return [];
    return readFileSync(file, 'utf8').includes(` id="${id}"`) ? [] : [`no such place: ${address}`];
  });
}

everyPage('a page without JavaScript says all, and all its links lead somewhere', async ({ path }) => {
  if (path.includes('?')) return unanswered(path);
  const [plain, scripted] = [await both.open(path, { prepare: without }), await both.open(path)];
  const [said, saidWithScripts] = [await words(plain), await words(scripted)];
  const wrong = [];
  if (said.length < 12) wrong.push(`there is nothing to read: “${said}”`);
  if (said !== saidWithScripts) {
    const at = [...said].findIndex((letter, index) => letter !== saidWithScripts[index]);
    wrong.push(`from ${at} on: “${said.slice(at, at + 60)}”, with scripts “${saidWithScripts.slice(at, at + 60)}”`);
  }
  const { bad, addresses } = await links(plain);
  wrong.push(...bad, ...lost(addresses));
  await plain.leave();
  await scripted.leave();
  return wrong;
});

/** A query is answered by a script alone: without one its page says so, and is what it is without the query. */
async function unanswered(path) {
  const [plain, unasked, scripted] = [
    await both.open(path, { prepare: without }),
    await both.open(path.split('?')[0], { prepare: without }),
    await both.open(path),
  ];
  const wrong = [];
  if ((await words(plain)) !== (await words(unasked))) wrong.push('a query changes the page without a script');
  if (!(await plain.$eval('main noscript', (told) => told.checkVisibility()))) wrong.push('nothing says that scripts are needed');
  const answer = await links(scripted);
  for (const { bad, addresses } of [await links(plain), answer]) wrong.push(...bad, ...lost(addresses));
  for (const page of [plain, unasked, scripted]) await page.leave();
  return wrong;
}

test('a link is followed and a summary opens its details without JavaScript', async () => {
  const page = await both.open('/en/topics/rural-revitalization/', { prepare: without });
  assert.equal(await page.$eval('main details', ({ open }) => open), false);
  await page.click('main summary');
  assert.equal(await page.$eval('main details', ({ open }) => open), true);
  await Promise.all([page.waitForNavigation(), page.click('main .item a')]);
  assert.match(page.url(), /\/en\/reports\/[^/]+\/$/);
  await page.leave();
});

test('filters filter without JavaScript, and say how many they leave', async () => {
  for (const lang of ['zh', 'en']) {
    const page = await both.open(`/${lang}/reports/`, { prepare: without });
    const filters = await page.$$eval('.filters a', (all) => all.filter(({ href }) => href !== location.href).map((one) => [one.href, Number(one.parentElement.querySelector(':scope > .count')?.textContent)]));
    assert.ok(filters.length > 5, `${lang}: ${filters.length} filters`);
    for (const [href, count] of filters) {
      await page.goto(href);
      assert.equal(await page.$$eval('main .item', (items) => items.length), Math.min(count, 20), href);
    }
    await page.leave();
  }
});

test('what a page without scripts lacks is found', async () => {
  const html = `<!DOCTYPE html><html lang="en"><title>Bad</title><main><h1>Some words</h1><p id="more"></p><a href="/nowhere/">1</a><a href="/en/#no-place">2</a>
    <a href="#">3</a><a href="javascript:go()">4</a></main><script>document.getElementById('more').textContent = 'More'</script></html>`;
  const [plain, scripted] = [await both.show(html, { prepare: without }), await both.show(html)];
  assert.equal(await words(plain), 'Somewords1234');
  assert.equal(await words(scripted), 'SomewordsMore1234');
  const { bad, addresses } = await links(plain);
  assert.equal(bad.length, 2);
  assert.deepEqual(lost(addresses).map((line) => line.split(':')[0]), ['leads nowhere', 'no such place']);
  await plain.leave();
  await scripted.leave();
});
