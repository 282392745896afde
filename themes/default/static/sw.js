// Without a connection, the page for queries and what it needs come from what search.js has kept.

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const navigates = request.mode === 'navigate';
  if (request.method !== 'GET' || (navigates && !new URL(request.url).pathname.endsWith('/search/'))) return;
  const kept = () => caches.match(request, { ignoreSearch: navigates, ignoreVary: true });
  event.respondWith(fetch(request).catch(async () => (await kept()) ?? Response.error()));
});
