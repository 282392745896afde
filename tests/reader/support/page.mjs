// One tab that reads the edition, and what it heard while it did.

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Milliseconds to wait for what is sure to come; only a failure takes as long. */
const PATIENCE = Number(process.env.PATIENCE ?? 60_000);

/** A tab of its own, without cookies or memory of others. */
export async function tab(browser, size = DESK) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport(size);
  page.leave = () => context.close();
  return page;
}

/** Sets what the reader's system prefers: `{ 'prefers-color-scheme': 'dark' }`; the rest is as usual. */
export async function prefer(page, features, medium = '') {
  page.devtools ??= await page.createCDPSession();
  await page.devtools.send('Emulation.setEmulatedMedia', {
    media: medium,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** Lays rules over the page's own as a reader's browser might; gives what takes them away again. */
export async function restyle(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  return () => page.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** Opens every `details`; of those of which one can be open, the first. */
export function openDetails(page) {
  return page.evaluate(() => {
    const names = new Set();
    for (const details of document.querySelectorAll('details')) {
      if (details.name && names.has(details.name)) continue;
      names.add(details.name);
      details.open = true;
    }
    return document.querySelectorAll('details[open]').length;
  });
}

/** Waits until a page has answered the query in its address. */
export function answered(page) {
  return page.waitForFunction(() => !document.querySelector('[data-state="busy"]'));
}

/** Waits until what has been changed is laid out and painted. */
export function settled(page) {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Does something for each, two at a time, as there are processors; the order does not matter. */
export async function each(list, todo, atOnce = 2) {
  const left = [...list];
  const worker = async () => {
    while (left.length) await todo(left.shift());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
