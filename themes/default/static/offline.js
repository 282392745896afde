// What the page for queries keeps for the time without a connection.

const SMALL = 512 * 1024; // an index that is kept whole, in bytes

let kept = false;

/** Keeps the page, its scripts and a small index whole, so that they are there without a connection. */
export async function keep({ store, head, folder, root, load }) {
  const cache = await store;
  if (kept || !cache || !navigator.serviceWorker) return;
  kept = true;
  await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = loaded.filter((name) => name.startsWith(location.origin) && !name.includes('.bin'));
  const addresses = new Set([location.href.split(/[?#]/)[0], import.meta.url, ...own]);
  await Promise.allSettled([...addresses].map((address) => cache.add(address)));
  // What belongs to an earlier version of this index.
  const old = (await cache.keys()).filter(({ url }) => url.includes(folder) && url.includes('?v=') && !url.endsWith(head.version));
  await Promise.all(old.map((request) => cache.delete(request)));
  if (head.bytes > SMALL || navigator.connection?.saveData) return;
  const numbered = (kind, count) => Array.from({ length: count }, (_, at) => kind + at);
  const ids = ['i', 'f'].flatMap((kind) => numbered(kind, Math.ceil(head.kinds.length / head.ids)));
  const others = ['../names.zh', '../names.en', '../readings'];
  for (const name of [...numbered('p', head.packs.length), ...numbered('s', head.count), ...ids, ...others]) {
    await (await load(name)).arrayBuffer();
  }
}
