// The edition, a browser to read it, and a test for each page that is looked at.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch } from './browser.mjs';
import { Edition, rows } from './edition.mjs';
import { answered, tab } from './page.mjs';

/** Opens both before the tests of a file and closes them after: `reader.edition`, `reader.browser`, both the file's own. */
export function reader() {
  const both = {
    edition: null,
    browser: null,
    /** A tab at an address of the edition, or at one that begins with a scheme. */
    async open(address, { size, prepare = async () => {} } = {}) {
      const page = await tab(both.browser, size);
      await prepare(page);
      await page.goto(address.startsWith('/') ? both.edition.origin + address : address, { waitUntil: 'load' });
      if (address.includes('?')) await answered(page);
      return page;
    },
    /** A tab with a page that only the test has. */
    show(html, options) {
      return both.open(both.edition.server.show(html), options);
    },
  };
  before(async () => {
    both.edition = await Edition.open();
    both.browser = await launch();
  });
  after(async () => {
    await both.browser?.close();
    await both.edition?.close();
  });
  return both;
}

/** One test for each page of the table, two at a time; `check` gets a row and gives a list of what is wrong. */
export function everyPage(what, check) {
  describe(what, { concurrency: 2 }, () => {
    for (const row of rows()) {
      it(row.name, async () => {
        const wrong = await check(row);
        assert.deepEqual(wrong, []);
      });
    }
  });
}
