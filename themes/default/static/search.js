// The page for queries: asks the index and shows what is found.

import { words, stems } from './cut.js';
import { open, spots } from './index.js';
import { carry, near } from './names.js';

const SCREEN = 8; // results that are shown at once
const LISTED = 2000; // results that are in the list, shown or not,
const ID_FILES = 8; // as far as so many files have their ids
const TYPING = 250; // milliseconds after a key
const ENOUGH = 60; // characters of a passage after which no further sentence is added

const $ = (id) => document.getElementById(id);
const form = $('search');
const input = form.elements.q;
const list = $('results');
const status = $('search_status');
const filters = $('search_filters');
const further = $('search_more');
const carried = $('search_carried');
const { index: folder, root } = form.dataset;
const said = JSON.parse(form.dataset.said);
const say = (key, holes = {}) => said[key].replace(/\{(\w+)\}/g, (_, hole) => holes[hole]);
const lang = folder.split('/').at(-2);

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
  for (const [, from, to] of spots(index.cut(text), wanted)) {
    parts.push(text.slice(end, from), element('mark', { textContent: text.slice(from, to) }));
    end = to;
  }
  return [...parts, text.slice(end)];
}

/** Whole sentences around the words that are wanted most, in the text that weighs most. */
function passage(texts, wanted) {
  // The summary, the body, what stands around it; headings say little by themselves.
  const lines = [3, 4, 5, 2].flatMap((level) => texts.filter(([own]) => own === level)).flatMap(([, text]) => text.split('\n'));
  let best = [wanted.length, 0, lines[0] ?? ''];
  for (const line of lines) {
    for (const [which, from] of spots(index.cut(line), wanted)) if (which < best[0]) best = [which, from, line];
    if (!best[0]) break;
  }
  const [, from, line] = best;
  const sentences = line.match(/.*?(?:[。！？…]+[”’）]*|[.!?][”’)]*(?=\s|$)|$)\s*/gsu).filter(Boolean);
  let [at, first] = [0, 0];
  while (first < sentences.length - 1 && at + sentences[first].length <= from) at += sentences[first++].length;
  let shown = sentences[first] ?? '';
  while (shown.length < ENOUGH && sentences[++first]) shown += sentences[first];
  return shown.trim();
}

/** The address of a page by its id. */
function addressOf(id) {
  const [page, figure] = id.split('#');
  const path = page === 'home' ? '' : `${/\/|^about$/.test(page) ? page : `reports/${page}`}/`;
  return `${root}${lang}/${path}${figure ? `#figure-${figure}` : ''}`;
}

async function fill(item, { number }, wanted) {
  const { head, pageOf, isFigure, figureOf } = index;
  const page = pageOf(number);
  const { title, date, texts, figures } = await index.textsOf(page);
  const about = [head.kindNames[head.kinds[page]], date, head.regionNames[head.regions[page] - 1]];
  let shown = [title, passage(texts, wanted), about.filter(Boolean).join(' · ')];
  if (isFigure(number)) {
    const [, [indicator, value, ...when]] = figures[figureOf(number)];
    shown = [`${indicator} ${value}`, when.filter(Boolean).join(lang === 'zh' ? '，' : ', '), title];
  }
  item.firstChild.replaceChildren(...marked(shown[0], wanted));
  item.append(element('p', {}, ...marked(shown[1], wanted)), element('p', { className: 'when', textContent: shown[2] }));
  item.hidden = false;
}

/** Items of the list without what they show. Ids have letters, digits and hyphens. */
function itemsOf(ids) {
  const made = document.createElement('ol');
  made.innerHTML = ids.map((id) => `<li hidden data-id="${id}"><a href="${addressOf(id)}"></a></li>`).join('');
  return [...made.children];
}

/** What results are filtered by: of a result the values, of a value its name. */
const FILTERS = {
  topic: [(page) => index.head.topics[page], (value) => index.head.topicNames[value]],
  region: [
    (page) => {
      const all = [];
      for (let at = index.head.regions[page]; at; at = index.head.regionParents[at - 1]) all.push(at);
      return all;
    },
    (value) => index.head.regionNames[value - 1],
  ],
  year: [(page) => [index.head.years[page]].filter(Boolean), String],
  kind: [(page, isFigure) => [isFigure ? index.head.kindNames.length - 1 : index.head.kinds[page]], (value) => index.head.kindNames[value]],
};
const chosen = {};

/** Shows the filters, each with how many results every choice would leave, and gives what they leave. */
function filtered(hits) {
  const names = Object.keys(FILTERS);
  const counts = names.map(() => new Map());
  const left = hits.filter(({ number }) => {
    const values = names.map((name) => FILTERS[name][0](index.pageOf(number), index.isFigure(number)));
    const missed = names.filter((name, at) => chosen[name] && !values[at].includes(+chosen[name]));
    values.forEach((all, at) => {
      // What one filter keeps out would come in by another choice of the same.
      if (!missed.length || (missed.length === 1 && missed[0] === names[at])) {
        for (const value of all) counts[at].set(value, (counts[at].get(value) ?? 0) + 1);
      }
    });
    return !missed.length;
  });
  names.forEach((name, at) => {
    const select = filters.querySelector(`[name=${name}]`);
    if (chosen[name] && !counts[at].has(+chosen[name])) counts[at].set(+chosen[name], 0);
    const sorted = [...counts[at]].sort(([a, n], [b, m]) => (name === 'year' ? b - a : m - n || a - b));
    const option = (value, textContent) => element('option', { value, textContent });
    select.replaceChildren(option('', say('any')), ...sorted.map(([value, n]) => option(value, `${FILTERS[name][1](value)} (${n})`)));
    select.value = chosen[name] ?? '';
  });
  filters.hidden = !hits.length;
  return left;
}

let opening;
let index;
let latest = 0;
let shown;

/** Shows results: the first ones in full, the others when they are asked for. */
async function show(turn) {
  const { query, raw, hits, wanted } = shown;
  const left = filtered(hits);
  const listed = left.slice(0, LISTED);
  const within = new Set();
  const beyond = listed.findIndex(({ number }, at) => at >= SCREEN && within.add(index.idFile(number)).size > ID_FILES);
  const known = beyond < 0 ? listed.length : beyond;
  const ids = index.idsOf(listed.slice(0, known).map(({ number }) => number));
  // What is shown first is asked for beside them.
  await Promise.all(listed.slice(0, SCREEN).map(({ number }) => index.textsOf(index.pageOf(number))));
  const items = itemsOf(await ids);
  const more = async (from) => {
    const next = listed.slice(from, from + SCREEN);
    const missing = next.slice(Math.max(items.length - from, 0));
    if (missing.length) items.push(...itemsOf(await index.idsOf(missing.map(({ number }) => number))));
    await Promise.all(next.map((hit, at) => fill(items[from + at], hit, wanted)));
    if (turn !== latest) return;
    // What is beyond the list comes into it.
    if (from) list.append(...items.slice(from, from + SCREEN).filter((item) => !item.isConnected));
    further.hidden = listed.length <= from + SCREEN;
    further.firstChild.onclick = () => more(from + SCREEN).then(() => items[from + SCREEN].firstChild.focus());
  };
  await more(0);
  if (turn !== latest) return;
  list.replaceChildren(...items);
  $('search_lists').hidden = !!hits.length;
  status.textContent = say(hits.length ? 'results' : 'none', { q: raw, n: `${left.length}`.replace(/\B(?=(...)+$)/g, ',') });
  if (!hits.length) {
    const things = await Promise.all((await near(query, index)).map(index.textsOf));
    if (turn !== latest) return;
    const links = things.map(({ path, title }) => element('li', {}, element('a', { href: root + path, textContent: title })));
    if (links.length) status.append(' ', say('near'), element('ul', { className: 'inline' }, ...links));
  }
  list.dataset.state = 'done';
}

/** Other names that were looked for, and the switch to leave them out. */
function tell(names, out) {
  const holes = { names: names.join(' · ') };
  const onclick = () => search(!out);
  carried.hidden = !names.length;
  carried.replaceChildren(out ? '' : `${say('carried', holes)} `, element('button', { type: 'button', textContent: say(out ? 'take-in' : 'leave-out', holes), onclick }));
}

async function search(out = false) {
  const turn = ++latest;
  const raw = input.value.trim();
  list.dataset.state = 'busy';
  const address = new URL(location);
  raw ? address.searchParams.set('q', raw) : address.searchParams.delete('q');
  history.replaceState(null, '', address);
  try {
    if (raw) status.textContent = say('searching');
    opening ??= open(folder);
    index = await opening;
    const query = index.cut(raw).folded;
    if (query) return await answer(turn, { query, raw }, out);
    list.replaceChildren();
    filters.hidden = further.hidden = carried.hidden = true;
    $('search_lists').hidden = false;
    status.textContent = '';
    list.dataset.state = 'done';
  } catch (error) {
    opening = undefined;
    if (turn !== latest) return;
    status.textContent = say('failed');
    list.dataset.state = 'failed';
    throw error;
  } finally {
    if (turn === latest && index) keep();
  }
}

async function answer(turn, { query, raw }, out) {
  const pieces = await carry(query, index, lang);
  const names = [...new Set(pieces.flatMap(({ names }) => names))];
  const hits = await index.find(query, out || !names.length ? [] : pieces);
  if (turn !== latest) return;
  const parts = words(query);
  const others = out ? [] : names.map((name) => index.cut(name).folded);
  shown = { query, raw, hits, wanted: [query, ...others, ...parts, ...parts.flatMap(stems)].filter(Boolean) };
  tell(names, out);
  await show(turn);
}

/** Has what was loaded, and a small index whole, kept for the time without a connection. */
async function keep() {
  const { serviceWorker, connection } = navigator;
  if (keep.done || !serviceWorker) return;
  keep.done = true;
  await serviceWorker.register(`${root}sw.js`, { scope: root });
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(location.origin));
  const addresses = [location.pathname, ...loaded.map(({ name }) => name), ...(connection?.saveData ? [] : index.addresses())];
  active.postMessage({ addresses, folder, version: index.head.version });
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
filters.addEventListener('change', ({ target: { name, value } }) => {
  chosen[name] = value;
  list.dataset.state = 'busy';
  show(++latest);
});

input.value = new URLSearchParams(location.search).get('q') ?? '';
if (!globalThis.DecompressionStream) status.textContent = say('old-browser');
else if (input.value) search();
else list.dataset.state = 'done';
