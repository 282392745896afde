// Pages with the preview in them.

/** Milliseconds to wait for what is sure to come; only a failure takes as long. */
const PATIENCE = Number(process.env.PATIENCE ?? 60_000);

/** Opens a page and waits until the preview in it has heard from the server. */
export async function openPage(browser, address, { width = 1000, height = 700 } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  await page.setViewport({ width, height });
  await page.evaluateOnNewDocument(() => {
    globalThis.messages = [];
    addEventListener('wenzhai', ({ detail }) => globalThis.messages.push(detail));
  });
  await page.goto(address);
  await ready(page);
  // Gone if the page is ever loaded again.
  await page.evaluate(() => (globalThis.loadedOnce = true));
  return page;
}

/** Waits until the preview has heard of findings. */
export function ready(page) {
  return page.waitForFunction(() => globalThis.messages?.some(({ type }) => type === 'findings'));
}

/** Waits until the page's words have these among them. */
export function says(page, words) {
  return page.waitForFunction((wanted) => document.body.textContent.includes(wanted), {}, words);
}

/** Whether the page is still the one that was loaded. */
export function isSame(page) {
  return page.evaluate(() => globalThis.loadedOnce === true);
}

/** Runs a function in the page on the shadow root of the preview's element. */
export function inPreview(page, look, ...given) {
  return page.evaluate(
    (source, values) => {
      const { shadowRoot } = document.querySelector('wenzhai-preview');
      return new Function(`return (${source})`)()(shadowRoot, ...values);
    },
    look.toString(),
    given,
  );
}

/** Waits until that function returns something. */
export function untilPreview(page, look, ...given) {
  return page.waitForFunction(
    (source, values) => {
      const root = document.querySelector('wenzhai-preview')?.shadowRoot;
      return root && new Function(`return (${source})`)()(root, ...values);
    },
    {},
    look.toString(),
    given,
  );
}
