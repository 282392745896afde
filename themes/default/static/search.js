// The page for queries: looks them up in the index beside the site and shows what is found.
// docs/search.md describes the files; src/search makes them.

import { cutter, stems, words } from './cut.js';
import { carry, near } from './names.js';

const SCREEN = 6; // results that are shown at once
const LISTED = 1000; // results that are in the list, shown or not,
const ID_FILES = 8; // as far as so many files have their ids
const LEAF = 8; // pages that may be left where a branch of the index ends
const FIGURES = 5; // figures that stand among pages; the others come last
const TYPING = 250; // milliseconds after a key
const REST = 5; // the level of what stands around a text
const KINDS = ['report', 'topic', 'term', 'region', 'indicator', 'page'];

const $ = (id) => document.getElementById(id);
const form = $('search');
const input = form.elements.q;
const list = $('results');
const { index: folder, root } = form.dataset;
const said = JSON.parse(form.dataset.said);
const say = (key, holes = {}) => said[key].replace(/\{(\w+)\}/g, (_, hole) => holes[hole]);
const lang = folder.split('/').at(-2);

// Files

const store = globalThis.caches?.open('wenzhai-search').catch(() => undefined);
const files = new Map();
let head;
let cut;

async function load(path) {
  const versioned = head && !path.startsWith('../');
  const url = new URL(`${folder}${path}.bin${versioned ? `?v=${head.version}` : ''}`, location).href;
  const kept = () => store?.then((cache) => cache?.match(url));
  let answer = versioned && (await kept());
  if (!answer) {
    answer = await fetch(url, versioned ? {} : { cache: 'no-cache' }).catch(() => undefined);
    if (answer?.ok) {
      const copy = answer.clone();
      store?.then((cache) => cache?.put(url, copy));
    } else answer = await kept();
  }
  if (!answer) throw new Error(url);
  return new Response(answer.body.pipeThrough(new DecompressionStream('deflate-raw')));
}

function get(path, read = (answer) => answer.json()) {
  if (!files.has(path)) {
    const file = load(path).then(read);
    file.catch(() => files.delete(path));
    files.set(path, file);
  }
  return files.get(path);
}

/** The sums up to each of these numbers. */
const sums = (numbers, first) => numbers.reduce((all, n) => (all.push(all.at(-1) + n), all), [first]);

async function open() {
  head ??= await get('head').then((read) => {
    cut = cutter(read.fold);
    let key = '';
    read.shards = read.shards.split('\n').slice(0, -1).map((line) => (key = key.slice(0, line.charCodeAt(0) - 48) + line.slice(1)));
    read.count = read.kinds.length;
    read.packStarts = sums(read.packs, 0);
    read.figureStarts = sums(read.figures, read.count);
    return read;
  });
}

/** The last position in sorted values whose value is not above this one. */
function below(values, value) {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle] > value) to = middle;
    else from = middle + 1;
  }
  return from - 1;
}

const reportOf = (number) => (number < head.count ? number : below(head.figureStarts, number));

/** A page's texts, and those of its figures. */
async function textsOf(page) {
  const at = below(head.packStarts, page);
  const [id, path, title, date, texts, figures] = (await get(`p${at}`))[page - head.packStarts[at]];
  return { id, path, title, date, texts, figures };
}

// Looking up

/** Reads a shard for a folded query: calls `take` with every list that is about it. */
function scan(bytes, query, take) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let key = '';
  while (at < bytes.length) {
    const shared = number();
    let rest = '';
    for (let units = number(); units > 0; units--, at += 2) rest += String.fromCharCode(bytes[at] | (bytes[at + 1] << 8));
    key = key.slice(0, shared) + rest;
    const count = number();
    const kind = count & 3;
    const inside = key.startsWith(query);
    // The end of a branch: the pages may go on as the query does, or not.
    const above = !inside && kind === 0 && query.startsWith(key);
    if (!inside && !above && key > query) return true;
    let page = 0;
    for (let left = count >> 2; left > 0; left--) {
      const tag = number();
      page += tag >> 3;
      if (inside || above) take(page, tag & 7, above);
    }
    if (inside && kind === 1) return true;
  }
  return false;
}

/** The pages and figures that hold a folded query, each with the best level. */
async function lookup(query) {
  const found = new Map();
  const unsure = new Map();
  const take = (page, level, above) => {
    const into = above ? unsure : found;
    into.set(page, Math.min(level, into.get(page) ?? level));
  };
  for (let at = Math.max(below(head.shards, query), 0); at < head.shards.length; at++) {
    const bytes = await get(`s${at}`, async (answer) => new Uint8Array(await answer.arrayBuffer()));
    if (scan(bytes, query, take) || !head.shards[at + 1]?.startsWith(query)) break;
  }
  if (unsure.size > LEAF) {
    // Longer than what the index follows: the rest of the query has to be there too.
    const { starts } = cut(query);
    const others = await lookup(query.slice(starts.find((start) => start > 11) ?? starts.at(-1)));
    for (const page of [...unsure.keys()]) if (!others.has(page)) unsure.delete(page);
  }
  await Promise.all(
    [...unsure].map(async ([page, level], rank) => {
      const real = rank < 5 * LEAF ? await levelIn(page, query) : level;
      if (real !== undefined) found.set(page, level === 1 ? level : real);
    }),
  );
  // A report shows its figures.
  for (const page of [...found.keys()]) {
    const report = reportOf(page);
    if (!found.has(report)) found.set(report, REST);
  }
  return found;
}

async function levelIn(number, query) {
  const page = reportOf(number);
  const { texts, figures } = await textsOf(page);
  const holds = (text) => text.split('\n').some((line) => places(line, [query]).length);
  if (number >= head.count) {
    const [, shown, wording] = figures[number - head.figureStarts[page]];
    return places(shown.join('\n'), [query]).length || places(wording, [query]).length ? 0 : undefined;
  }
  return texts.find(([, text]) => holds(text))?.[0];
}

/** Where folded words stand in a text, in order and without overlaps. */
function places(text, wanted) {
  const { folded, starts, from } = cut(text);
  const found = [];
  let end = 0;
  for (const start of starts) {
    const word = start >= end && wanted.find((one) => folded.startsWith(one, start));
    if (word) {
      end = start + word.length;
      found.push([from[start], from[end - 1] + 1]);
    }
  }
  return found;
}

const joined = (maps) => {
  const all = new Map();
  for (const map of maps) for (const [page, level] of map) all.set(page, Math.min(level, all.get(page) ?? level));
  return all;
};

const common = ([first, ...others]) =>
  new Map([...first].flatMap(([page, level]) => {
    const levels = others.map((map) => map.get(page));
    return levels.includes(undefined) ? [] : [[page, Math.max(level, ...levels)]];
  }));

/** What is found, in tiers: the query as it stands, its words, other forms of them, other names. */
async function find(query, carried) {
  const parts = words(query);
  const forms = await Promise.all(
    parts.map(async (part) => {
      const own = lookup(part);
      const others = stems(part).filter((stem) => stem !== part).map(lookup);
      return [await own, joined(await Promise.all([own, ...others]))];
    }),
  );
  const names = carried.map((name) => lookup(cut(name).folded));
  const tiers = [
    parts.length > 1 ? await lookup(query) : forms[0]?.[0] ?? new Map(),
    parts.length > 1 ? common(forms.map(([own]) => own)) : new Map(),
    parts.length ? common(forms.map(([, all]) => all)) : new Map(),
    joined(await Promise.all(names)),
  ];
  const hits = new Map();
  tiers.forEach((tier, at) => {
    for (const [page, level] of tier) {
      // A figure that has all words is nearer than a page that has them apart.
      const rank = page < head.count ? 8 * at + level : at ? 8 * at - 0.5 : 2.5;
      if (!hits.has(page)) hits.set(page, { page, rank });
    }
  });
  const order = (a, b) => a.rank - b.rank || a.page - b.page;
  const sorted = [...hits.values()].sort(order);
  sorted.filter(({ page }) => page >= head.count).slice(FIGURES).forEach((hit) => (hit.rank += 100));
  return sorted.sort(order);
}

// Showing

const element = (name, given = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), given);
  made.append(...inside);
  return made;
};

/** A text with the words that were looked for marked. */
function marked(text, wanted) {
  const parts = [];
  let end = 0;
  for (const [from, to] of places(text, wanted)) {
    parts.push(text.slice(end, from), element('mark', { textContent: text.slice(from, to) }));
    end = to;
  }
  return [...parts, text.slice(end)];
}

/** Whole sentences around the first place of the words in the texts, the best level first. */
function passage(texts, wanted) {
  const sorted = texts.filter(([level]) => level > 0).sort(([a], [b]) => (a === 2 ? 9 : a) - (b === 2 ? 9 : b));
  for (const one of [...wanted.map((word) => [word]), null]) {
    for (const [, text] of sorted) {
      for (const line of text.split('\n')) {
        const place = one ? places(line, one)[0] : [0];
        if (!place) continue;
        const sentences = line.match(/.*?(?:[。！？…]+[”’）]*|[.!?][”’)]*(?=\s|$)|$)\s*/gsu).filter(Boolean);
        let [at, first] = [0, 0];
        while (first < sentences.length - 1 && at + sentences[first].length <= place[0]) at += sentences[first++].length;
        let shown = sentences[first];
        while (shown.length < 60 && sentences[++first]) shown += sentences[first];
        return shown.trim();
      }
    }
  }
  return '';
}

async function fill(item, { page: number }, wanted) {
  const page = reportOf(number);
  const { id, path, title, date, texts, figures } = await textsOf(page);
  const about = [said[`kind-${KINDS[head.kinds[page]]}`], date, head.regionNames[head.regions[page] - 1]];
  const link = element('a', { href: root + path });
  item.dataset.id = id;
  item.replaceChildren(link);
  if (number < head.count) {
    link.append(...marked(title, wanted));
    item.append(element('p', {}, ...marked(passage(texts, wanted), wanted)));
    item.append(element('p', { className: 'when', textContent: about.filter(Boolean).join(' · ') }));
  } else {
    const [figure, [indicator, value, period, place]] = figures[number - head.figureStarts[page]];
    item.dataset.id += `#${figure}`;
    link.href += `#figure-${figure}`;
    link.append(...marked(`${indicator} ${value}`, wanted));
    const where = [period, place].filter(Boolean).join(lang === 'zh' ? '，' : ', ');
    item.append(element('p', {}, ...marked(where, wanted)), element('p', { className: 'when', textContent: title }));
  }
}

const kindOf = (number) => (number < head.count ? head.kinds[number] : 6);
const placesOf = (page) => {
  const all = [];
  for (let at = head.regions[page]; at; at = head.regionParents[at - 1]) all.push(at);
  return all;
};
const FILTERS = {
  topic: [(number) => head.topics[reportOf(number)], (value) => head.topicNames[value]],
  region: [(number) => placesOf(reportOf(number)), (value) => head.regionNames[value - 1]],
  year: [(number) => [head.years[reportOf(number)]].filter(Boolean), String],
  kind: [(number) => [kindOf(number)], (value) => said[value < 6 ? `kind-${KINDS[value]}` : 'figure']],
};
const chosen = {};

/** The filters, each with how many results every choice would leave. */
function filters(hits) {
  const fits = (hit, besides) =>
    Object.keys(FILTERS).every((name) => name === besides || !chosen[name] || FILTERS[name][0](hit.page).includes(+chosen[name]));
  $('search_filters').replaceChildren(
    ...Object.entries(FILTERS).map(([name, [values, label]]) => {
      const counts = new Map();
      for (const hit of hits) if (fits(hit, name)) for (const value of values(hit.page)) counts.set(value, (counts.get(value) ?? 0) + 1);
      if (chosen[name] && !counts.has(+chosen[name])) counts.set(+chosen[name], 0);
      const sorted = [...counts].sort(([a, n], [b, m]) => (name === 'year' ? b - a : m - n || a - b));
      const select = element('select', { name }, element('option', { value: '', textContent: say('any') }));
      select.append(...sorted.map(([value, n]) => element('option', { value, textContent: `${label(value)} (${n})` })));
      select.value = chosen[name] ?? '';
      return element('label', {}, `${say(name)} `, select);
    }),
  );
  $('search_filters').hidden = !hits.length;
  return hits.filter((hit) => fits(hit));
}

let latest = 0;
let shown = { query: '' };

/** Shows results: the first ones in full, the others when they are asked for. */
async function show(turn) {
  const { query, raw, hits, wanted } = shown;
  const left = filters(hits);
  const listed = left.slice(0, LISTED);
  const items = listed.map(() => element('li', { hidden: true }));
  const more = async (from) => {
    const next = listed.slice(from, from + SCREEN);
    await Promise.all(next.map((hit, at) => fill(items[from + at], hit, wanted)));
    if (turn !== latest) return;
    next.forEach((_, at) => {
      items[from + at].hidden = false;
      if (from) list.append(...items.slice(from + at, from + at + 1).filter((item) => !item.isConnected));
    });
    const button = element('button', { type: 'button', textContent: say('more') });
    button.onclick = () => more(from + SCREEN).then(() => items[from + SCREEN].querySelector('a').focus());
    $('search_more').hidden = listed.length <= from + SCREEN;
    $('search_more').replaceChildren(button);
  };
  await more(0);
  const idFile = ({ page }) => Math.floor(reportOf(page) / head.ids);
  const within = new Set();
  const beyond = listed.findIndex((hit, at) => at >= SCREEN && within.add(idFile(hit)).size > ID_FILES);
  const known = beyond < 0 ? listed : listed.slice(0, beyond);
  await Promise.all(
    known.map(async ({ page: number }, at) => {
      if (items[at].dataset.id) return;
      const page = reportOf(number);
      const [id, ...figures] = (await get(`i${idFile({ page })}`))[page % head.ids].split(' ');
      items[at].dataset.id = number < head.count ? id : `${id}#${figures[number - head.figureStarts[page]]}`;
    }),
  );
  if (turn !== latest) return;
  list.replaceChildren(...items.slice(0, known.length));
  $('search_lists').hidden = !!hits.length;
  $('search_status').textContent = say(hits.length ? 'results' : 'none', { q: raw, n: left.length.toLocaleString(lang) });
  if (!hits.length) {
    const terms = near(query, await get('../names'), { cut, lang });
    if (turn !== latest) return;
    const links = terms.map(([, id, name]) => element('li', {}, element('a', { href: `${root}${lang}/${id}/`, textContent: name })));
    if (links.length) $('search_status').append(' ', say('near'), element('ul', { className: 'inline' }, ...links));
  }
  list.dataset.state = 'done';
}

/** Other names that were looked for, and the switch to leave them out. */
function tell(names, out) {
  const button = element('button', { type: 'button', textContent: say(out ? 'take-in' : 'leave-out', { names: names.join(' · ') }) });
  button.onclick = () => search(!out);
  $('search_carried').hidden = !names.length;
  $('search_carried').replaceChildren(...(out ? [] : [say('carried', { names: names.join(' · ') }), ' ']), button);
}

async function search(out = false) {
  const turn = ++latest;
  const raw = input.value.trim();
  list.dataset.state = 'busy';
  const address = new URL(location);
  raw ? address.searchParams.set('q', raw) : address.searchParams.delete('q');
  history.replaceState(null, '', address);
  try {
    if (raw) $('search_status').textContent = say('searching');
    await open();
    const query = cut(raw).folded;
    const names = query ? await carry(query, { cut, lang, get }) : [];
    const hits = query ? await find(query, out ? [] : names) : [];
    if (turn !== latest) return;
    const parts = words(query);
    const carried = out ? [] : names.map((name) => cut(name).folded);
    const wanted = [query, ...parts, ...parts.flatMap(stems), ...carried].filter(Boolean);
    shown = { query, raw, hits, wanted };
    tell(names, out);
    if (query) return await show(turn);
    list.replaceChildren();
    $('search_filters').hidden = $('search_more').hidden = true;
    $('search_lists').hidden = false;
    $('search_status').textContent = '';
    list.dataset.state = 'done';
  } catch (error) {
    if (turn !== latest) return;
    $('search_status').textContent = say('failed');
    list.dataset.state = 'failed';
    throw error;
  } finally {
    if (turn === latest && head && store) import('./offline.js').then(({ keep }) => keep({ store, head, folder, root, load }));
  }
}

// Typing

let timer;
let composing = false;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(search, TYPING);
};
input.addEventListener('compositionstart', () => {
  composing = true;
  clearTimeout(timer);
});
input.addEventListener('compositionend', () => {
  composing = false;
  soon();
});
input.addEventListener('input', (event) => composing || event.isComposing || soon());
// Safari tells of the Enter that ends a composition after its end; its code is that of a composition.
input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (composing) return;
  clearTimeout(timer);
  search();
});
$('search_filters').addEventListener('change', ({ target }) => {
  chosen[target.name] = target.value;
  list.dataset.state = 'busy';
  const { name } = target;
  show(++latest).then(() => form.ownerDocument.querySelector(`select[name=${name}]`)?.focus());
});
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  event.preventDefault();
  input.focus();
  input.select();
});
addEventListener('popstate', start);

function start() {
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (!globalThis.DecompressionStream) $('search_status').textContent = say('old-browser');
  else if (input.value) search();
  else list.dataset.state = 'done';
}
start();
