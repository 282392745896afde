// Filters and pages of a list without loading the page anew. All of it are plain links: whatever
// goes wrong here, the browser follows them.

// What differs between two lists: what is exchanged, and what keeps its element and gets an address.
const PARTS = '.sections, .breadcrumb, main';
const ADDRESSES = 'link[rel=canonical], link[rel=alternate], .language a, .colophon a[type]';

const said = document.body.appendChild(document.createElement('p'));
said.className = 'unseen';
said.setAttribute('role', 'status');

const pages = new Map();
let shown = location.pathname;
let wanted;

async function page(path) {
  if (!pages.has(path)) {
    const answer = await fetch(path);
    if (!answer.ok || new URL(answer.url).pathname !== path) throw new Error(answer.status);
    pages.set(path, await answer.text());
  }
  return new DOMParser().parseFromString(pages.get(path), 'text/html');
}

function pairs(next, selector) {
  const [own, others] = [document, next].map((one) => [...one.querySelectorAll(selector)]);
  if (own.length !== others.length) throw new Error(selector);
  return own.map((element, at) => [element, others[at]]);
}

function show(next) {
  if (!next.querySelector('.filters')) throw new Error('no list');
  const [parts, addresses] = [pairs(next, PARTS), pairs(next, ADDRESSES)];
  for (const [own, other] of addresses) own.href = other.getAttribute('href');
  for (const [own, other] of parts) own.replaceChildren(...other.childNodes);
  document.title = next.title;
  const words = document.querySelectorAll('main .lead, .pager li:not(:has(a))');
  said.textContent = [...words].map((one) => one.textContent).join(' ');
}

/** Shows the list at a path; false if something newer was asked for meanwhile. */
async function go(path) {
  wanted = path;
  const next = await page(path);
  if (wanted !== path) return false;
  show(next);
  shown = path;
  return true;
}

addEventListener('click', async (event) => {
  const link = event.target.closest?.('.filters a, .list .pager a');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  // The preview keeps up one page, the one that was loaded.
  if (document.querySelector('wenzhai-preview')) return;
  event.preventDefault();
  const { href, pathname } = link;
  const { key } = link.dataset;
  const y = scrollY;
  try {
    if (!(await go(pathname))) return;
    history.replaceState({ y }, '');
    history.pushState({ y }, '', href);
    // Who turns a page reads on at its top; who filters stays where he is.
    const top = document.querySelector('.list > h2');
    top.tabIndex = -1;
    const same = key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (same || top).focus({ preventScroll: true });
    if (key) scrollTo({ top: y, behavior: 'instant' });
    else top.scrollIntoView({ behavior: 'instant' });
  } catch {
    location.assign(href);
  }
});

addEventListener('popstate', async ({ state }) => {
  // A section of the same page has a state of its own.
  if (location.pathname === shown) return;
  try {
    if ((await go(location.pathname)) && state) scrollTo({ top: state.y, behavior: 'instant' });
  } catch {
    location.reload();
  }
});
