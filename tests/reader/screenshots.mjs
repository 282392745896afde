// What scripts/screenshots runs.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { launch } from './support/browser.mjs';
import { Edition, rows } from './support/edition.mjs';
import { answered, DESK, each, PHONE, prefer, settled, tab } from './support/page.mjs';

const [folder, ...kinds] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const edition = await Edition.open();
const browser = await launch();
let count = 0;

/** `report-2.en`: the second of its kind. */
const nameOf = (row) => {
  const number = rows().filter(({ kind, lang }) => kind === row.kind && lang === row.lang).findIndex(({ path }) => path === row.path);
  return `${row.kind}${number ? `-${number + 1}` : ''}${row.lang ? `.${row.lang}` : ''}`;
};

try {
  await each(rows().filter(({ kind }) => !kinds.length || kinds.includes(kind)), async (row) => {
    const page = await tab(browser);
    await page.goto(edition.origin + row.path);
    await answered(page);
    for (const size of [PHONE, DESK]) {
      for (const scheme of ['light', 'dark']) {
        await page.setViewport(size);
        await prefer(page, { 'prefers-color-scheme': scheme });
        await settled(page);
        // As far down as anybody can judge at a glance; Chromium draws no more than 16,384 pixels anyway.
        const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), size === PHONE ? 5000 : 3600);
        const clip = { x: 0, y: 0, width: size.width, height };
        await page.screenshot({ path: join(folder, `${nameOf(row)}.${size.width}.${scheme}.png`), clip, captureBeyondViewport: true });
        count += 1;
      }
    }
    if (row.kind === 'report') {
      await prefer(page, {});
      await writeFile(join(folder, `${nameOf(row)}.pdf`), await page.pdf({ format: 'A4' }));
    }
    await page.leave();
  });
} finally {
  await browser.close();
  await edition.close();
}
console.log(`${count} pictures in ${folder}`);
