// What a page does besides being read: it should do nothing.

/** Listens to a tab from before it opens a page; `told(page)` is the list of what should not have been. */
export async function listen(page, origin) {
  const heard = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (protocol !== 'data:' && from !== origin) heard.push(`elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') heard.push(`${response.status()}: ${response.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      globalThis.violations.push(`policy: ${effectiveDirective} ${blockedURI}`),
    );
  });
  return async () => {
    const left = await page.evaluate(async () => [
      ...globalThis.violations,
      ...(document.cookie ? [`cookie: ${document.cookie}`] : []),
      ...Object.keys(localStorage).map((key) => `localStorage: ${key}`),
      ...Object.keys(sessionStorage).map((key) => `sessionStorage: ${key}`),
      ...(await indexedDB.databases()).map(({ name }) => `indexedDB: ${name}`),
      ...((await globalThis.caches?.keys()) ?? []).map((key) => `cache: ${key}`),
      ...((await navigator.serviceWorker?.getRegistrations()) ?? []).map(({ scope }) => `service worker: ${scope}`),
    ]);
    const cookies = (await page.cookies()).map(({ name }) => `cookie: ${name}`);
    return [...new Set([...heard, ...left, ...cookies])];
  };
}
