// A document made like another one, in place.
//
// Three trees are looked at: `live` is what the reader sees, `was` what the server sent last and
// `now` what it sends. Only what differs between the last two is done to the first, so whatever
// the reader or the page's own scripts have done to it since (opened details, typed words,
// results of a search) stays unless the server says something new of that very place.

const HTML = 'http://www.w3.org/1999/xhtml';

/** What a morph did. */
export class Changes {
  /** Nodes of the live document that are new or have changed words or attributes. */
  touched = [];
  /** Whether a script came, went or changed: it cannot be run again in place. */
  scripts = false;
}

/** Makes `live` what `now` is, where `was` differs from it. */
export function morph(live, was, now) {
  const changes = new Changes();
  attributes(live.documentElement, was.documentElement, now.documentElement, changes);
  for (const part of ['head', 'body']) {
    node(live[part], was[part], now[part], changes);
  }
  return changes;
}

function node(live, was, now, changes) {
  if (live.nodeType !== Node.ELEMENT_NODE) {
    if (was.nodeValue !== now.nodeValue) {
      words(live, now.nodeValue);
      changes.touched.push(live);
    }
    return;
  }
  // What is in it is text where scripts run and elements where a page is parsed for us.
  if (live.localName === 'noscript') return;
  if (isStyle(live) && !was.isEqualNode(now)) {
    swapStyle(live, now);
    return;
  }
  if (isCode(live) && !was.isEqualNode(now)) changes.scripts = true;
  attributes(live, was, now, changes);
  children(live, was, now, changes);
}

/** Whether a node is a script that runs. Others hold data, which programs read anew each time. */
function isCode(node) {
  return node.localName === 'script' && node.type !== 'application/ld+json';
}

/** Changes a text at the place where it differs: a selection in the rest of it stays. */
function words(live, text) {
  const old = live.nodeValue;
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  live.replaceData(start, old.length - start - end, text.slice(start, text.length - end));
}

function attributes(live, was, now, changes) {
  let changed = false;
  for (const { name, value } of now.attributes) {
    if (was.getAttribute(name) !== value && live.getAttribute(name) !== value) {
      live.setAttribute(name, value);
      changed = true;
    }
  }
  for (const { name } of was.attributes) {
    if (!now.hasAttribute(name) && live.hasAttribute(name)) {
      live.removeAttribute(name);
      changed = true;
    }
  }
  if (changed) changes.touched.push(live);
}

function children(live, was, now, changes) {
  const shown = [...live.childNodes].filter((child) => !isOurs(child));
  const wanted = [...now.childNodes];
  // Where a script has changed what is there, what is there is all there is to go by.
  const before = [...was.childNodes].filter((child) => !isOurs(child));
  const follows = before.length === shown.length && before.every((child, at) => child.nodeName === shown[at].nodeName);
  const known = follows ? before : shown;
  if (!follows && was.isEqualNode(now)) return;

  const partner = pairs(known, wanted);
  const stays = longestRise(partner);
  const taken = new Set(partner);
  shown.forEach((child, at) => {
    if (taken.has(at)) return;
    if (isCode(child)) changes.scripts = true;
    child.remove();
  });
  let cursor = skipOurs(live.firstChild);
  wanted.forEach((child, at) => {
    const index = partner[at];
    let mine = shown[index];
    if (index < 0) {
      mine = document.importNode(child, true);
      if (mine.nodeType === Node.ELEMENT_NODE && [mine, ...mine.querySelectorAll('script')].some(isCode)) {
        changes.scripts = true;
      }
      live.insertBefore(mine, cursor);
      if (!isBlank(mine)) changes.touched.push(mine);
      return;
    }
    if (stays.has(index) || mine === cursor) cursor = skipOurs(mine.nextSibling);
    else live.insertBefore(mine, cursor);
    if (!known[index].isEqualNode(child)) node(mine, known[index], child, changes);
  });
}

/** For each child wanted, the position of the one that becomes it, or -1. */
function pairs(known, wanted) {
  const partner = new Array(wanted.length).fill(-1);
  const free = new Set(known.keys());
  const pair = (at, index) => {
    partner[at] = index;
    free.delete(index);
  };

  // Most of a page is as it was: what is equal at both ends needs no further thought.
  let start = 0;
  const most = Math.min(known.length, wanted.length);
  while (start < most && known[start].isEqualNode(wanted[start])) pair(start, start++);
  let end = 0;
  while (
    end < most - start &&
    known[known.length - 1 - end].isEqualNode(wanted[wanted.length - 1 - end])
  ) {
    end += 1;
    pair(wanted.length - end, known.length - end);
  }
  const middle = [];
  for (let at = start; at < wanted.length - end; at += 1) middle.push(at);

  // What has a name is itself wherever it stands; then what is word for word the same.
  for (const name of [keyOf, contentOf]) {
    const places = new Map();
    for (const index of free) {
      const key = name(known[index]);
      if (key === null) continue;
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(index);
    }
    for (const at of middle) {
      if (partner[at] >= 0) continue;
      const index = places.get(name(wanted[at]))?.shift();
      if (index !== undefined) pair(at, index);
    }
  }

  // What stands beside a pair and is of its kind was edited and becomes what is wanted.
  const beside = (at, index) => {
    if (partner[at] < 0 && free.has(index) && sameKind(known[index], wanted[at])) pair(at, index);
  };
  for (const at of middle) beside(at, at === 0 ? 0 : partner[at - 1] + 1 || -1);
  for (const at of middle.toReversed()) {
    const after = at + 1 === wanted.length ? known.length : partner[at + 1];
    beside(at, after - 1);
  }
  return partner;
}

function keyOf(child) {
  if (child.nodeType !== Node.ELEMENT_NODE) return null;
  if (child.id) return `${child.localName}#${child.id}`;
  const figure = child.getAttribute('data-figure');
  if (figure) return `${child.localName} figure ${figure}`;
  if (child.localName === 'meta') return `meta ${child.getAttribute('name') ?? child.getAttribute('property') ?? ''}`;
  return null;
}

function contentOf(child) {
  // Line ends between elements are all alike and say nothing about which is which.
  if (isBlank(child)) return null;
  return child.outerHTML ?? child.nodeValue;
}

function sameKind(one, other) {
  if (one.nodeName !== other.nodeName || one.namespaceURI !== other.namespaceURI) return false;
  // A style sheet that became the canonical address would take the style away.
  return one.localName !== 'link' || one.getAttribute('rel') === other.getAttribute('rel');
}

/** Positions that need not move: the longest part of the list that rises. */
function longestRise(list) {
  const ends = [];
  const before = new Map();
  for (const index of list) {
    if (index < 0) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (ends[half] < index) low = half + 1;
      else high = half;
    }
    before.set(index, low > 0 ? ends[low - 1] : undefined);
    ends[low] = index;
  }
  const rise = new Set();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) rise.add(at);
  return rise;
}

function isBlank(child) {
  return child.nodeType === Node.TEXT_NODE && !child.nodeValue.trim();
}

/** Whether a node belongs to the preview and to no page. */
function isOurs(child) {
  return (
    child.nodeType === Node.ELEMENT_NODE &&
    ((child.localName === 'script' && child.getAttribute('src')?.startsWith('/_wenzhai/')) || child.hasAttribute('data-replaced'))
  );
}

function skipOurs(child) {
  let at = child;
  while (at && isOurs(at)) at = at.nextSibling;
  return at;
}

function isStyle(child) {
  return child.namespaceURI === HTML && child.localName === 'link' && child.relList.contains('stylesheet');
}

/**
 * Puts a style sheet in the place of another. The old one goes when the new one is there, so that
 * no moment is without style.
 */
export function swapStyle(old, wanted, address = wanted.getAttribute('href')) {
  const fresh = document.importNode(wanted, false);
  fresh.setAttribute('href', address);
  // What is on its way out is no longer part of the page; a later swap goes by the fresh one.
  old.setAttribute('data-replaced', '');
  // Of sheets that follow each other faster than they load, the last takes all with it: one that
  // is removed before it has loaded never says that it has.
  const done = () => {
    while (fresh.previousElementSibling?.hasAttribute('data-replaced')) fresh.previousElementSibling.remove();
  };
  fresh.addEventListener('load', done, { once: true });
  fresh.addEventListener('error', done, { once: true });
  old.after(fresh);
}
