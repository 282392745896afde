// A page that is read says nothing in the console, asks nobody else for anything and leaves nothing behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from './checks/quiet.mjs';
import { openDetails, settled } from './support/page.mjs';
import { everyPage, reader } from './support/reader.mjs';

const both = reader();

/** What is heard while a page is opened, scrolled through and its details are opened. */
async function heard(address) {
  let told;
  const prepare = async (page) => (told = await listen(page, both.edition.origin));
  const page = await both.open(address, { prepare });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await openDetails(page);
  await page.waitForNetworkIdle({ idleTime: 100 });
  await settled(page);
  const wrong = await told();
  await page.leave();
  return wrong;
}

// What the page for queries keeps in the reader's own browser, so that it answers without a connection too.
const KEPT = { search: /^(?:cache: wenzhai-search|service worker: http:\/\/localhost:\d+\/)$/ };

everyPage('nothing is heard', async ({ path, kind }) => {
  const wrong = await heard(path);
  return wrong.filter((line) => !KEPT[kind]?.test(line));
});

test('what a bad page does is heard', async () => {
  const wrong = await heard(
    both.edition.server.show(
      `<!DOCTYPE html><html lang="en"><title>Bad</title><link rel="stylesheet" href="/none.css"><img src="http://127.0.0.1:9/pixel.gif" alt="">
       <style>p { color: red }</style>
       <script src="/own-script-that-is-not-there.js"></script><p>Bad</p></html>`,
      { 'content-security-policy': "style-src 'self'", 'set-cookie': 'who=you' },
    ),
  );
  for (const sign of ['404: ', 'elsewhere: http://127.0.0.1:9/', 'failed: ', 'policy: style-src', 'cookie: who', 'console: ']) {
    assert.ok(wrong.some((line) => line.startsWith(sign)), `${sign} is not among ${JSON.stringify(wrong, null, 1)}`);
  }
});

test('what a script leaves behind is found', async () => {
  const wrong = await heard(
    both.edition.server.show('<!DOCTYPE html><html lang="en"><title>Bad</title><script>localStorage.seen = 1; sessionStorage.seen = 1; throw Error("oh")</script></html>'),
  );
  assert.deepEqual(wrong.sort(), ['error: oh', 'localStorage: seen', 'sessionStorage: seen']);
});
