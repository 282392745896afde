// What the page for queries has asked for is there without a connection, and what it says that it will need. An
// address with a version or a hash never changes and is asked for once; others are asked for anew while there is a
// connection.

const STORE = 'wenzhai-search';
const KEPT = /\/search\/$|\.(?:bin|css|js|svg)$/;
const LASTING = /\?v=|\.[0-9a-f]{16}\./;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && KEPT.test(new URL(request.url).pathname)) event.respondWith(answer(request));
});

addEventListener('message', (event) => {
  const { addresses, folder, version } = event.data;
  const keep = async () => {
    const store = await caches.open(STORE);
    // What belongs to an earlier version of this index.
    for (const { url } of await store.keys()) if (url.includes(folder) && url.includes('?v=') && !url.endsWith(version)) await store.delete(url);
    for (const address of addresses) await answer(new Request(address));
  };
  event.waitUntil(keep());
});

async function answer(request) {
  const store = await caches.open(STORE);
  // A page is the same whatever is asked.
  const key = request.url.endsWith('.bin') || LASTING.test(request.url) ? request.url : request.url.split('?')[0];
  const kept = await store.match(key, { ignoreVary: true });
  if (kept && LASTING.test(key)) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await store.put(key, fresh.clone());
    return fresh;
  } catch {
    return kept ?? Response.error();
  }
}
