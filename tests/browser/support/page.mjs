// Pages with the preview in them.

/** Milliseconds to wait for what is sure to come; only a failure takes as long. */
const PATIENCE = Number(process.env.PATIENCE ?? 60_000);

/** Opens a page and waits until the preview in it has heard from the server. */
export async function openPage(browser, address, { width = 1000, height = 700 } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.violations = [];
  page.on('console', (message) => /Content Security Policy|integrity/i.test(message.text()) && page.violations.push(message.text()));
  page.waitForFunction = (...wanted) => until(page, ...wanted);
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
  return page.evaluate(inRoot(look, given));
}

/** Waits until that function returns something. */
export function untilPreview(page, look, ...given) {
  return page.waitForFunction(inRoot(look, given));
}

/** A function of the preview's shadow root and other values, as an expression: a page's policy lets none be made of a text. */
function inRoot(look, given) {
  const values = given.map((value) => JSON.stringify(value));
  const root = "document.querySelector('wenzhai-preview')?.shadowRoot";
  return `(() => { const root = ${root}; return root && (${look})(${['root', ...values].join(', ')}); })()`;
}

/**
 * Waits until a function or an expression is true in the page. Puppeteer's own way makes a function of a text, which the
 * page's policy forbids.
 */
export async function until(page, look, { timeout = PATIENCE } = {}, ...given) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      if (await page.evaluate(look, ...given)) return;
    } catch (error) {
      // While another page is opened there is nothing to ask.
      if (!/context|navigat|detached/i.test(error.message)) throw error;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
