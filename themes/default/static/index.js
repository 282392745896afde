// The index beside the site: its files, and the pages and figures that hold what is looked for.
// docs/search.md describes the files; src/search makes them.

import { cutter, stems, words } from './cut.js';

const LEAF = 8; // pages that may be left where a branch of the index ends
const UNSURE = 200; // texts that are looked into at most
const SMALL = 512 * 1024; // an index that is kept whole for the time without a connection, in bytes
const FIGURES = 5; // figures that stand among pages; the others come last
const [TITLE, TERM] = [0, 1]; // levels: where words stand, what weighs most first
const [REST, NOTE] = [5, 6];

/** Opens the index in a folder. */
export async function open(folder) {
  let version = '';
  const address = (path) => `${folder}${path}.bin${version}`;
  const load = async (path, read) => {
    const answer = await fetch(address(path), version ? {} : { cache: 'no-cache' });
    if (!answer.ok) throw new Error(answer.status);
    return read(new Response(answer.body.pipeThrough(new DecompressionStream('deflate-raw'))));
  };
  const files = new Map();
  const get = (path, read = (answer) => answer.json()) => {
    if (!files.has(path)) {
      const file = load(path, read);
      file.catch(() => files.delete(path));
      files.set(path, file);
    }
    return files.get(path);
  };
  const head = await get('head');
  version = `?v=${head.version}`;
  const cut = cutter(head.fold);
  // A page has the number behind the figures of the page before it, and its figures follow.
  const numbers = sums(head.figures, 1);
  const packs = sums(head.packs, 0);
  const lists = beginnings(head.lists);

  const pages = head.figures.flatMap((count, page) => Array(count + 1).fill(page));
  const pageOf = (number) => pages[number];
  const figureOf = (number) => number - numbers[pageOf(number)] - 1;
  const isFigure = (number) => figureOf(number) >= 0;

  /** The addresses of all files, if they are few enough to be kept. */
  function addresses() {
    const numbered = Object.entries(head.files).flatMap(([kind, count]) => Array.from({ length: count }, (_, at) => kind + at));
    return head.bytes > SMALL ? [] : [...numbered, '../names.zh', '../names.en', '../readings'].map(address);
  }

  /** A page's id, path, title, date, texts and figures, and the terms that it has notes on. */
  async function textsOf(page) {
    const at = below(packs, page);
    const [id, path, title, date, texts, figures, terms] = (await get(`p${at}`))[page - packs[at]];
    return { id, path, title, date, texts, figures, terms };
  }

  const idFile = (number) => Math.floor(pageOf(number) / head.ids);

  /** The ids of pages, and of figures with that of their page before them. */
  async function idsOf(numbers) {
    const files = {};
    for (const number of numbers) {
      files[`i${idFile(number)}`] = 0;
      if (isFigure(number)) files[`f${idFile(number)}`] = 0;
    }
    await Promise.all(Object.keys(files).map(async (path) => (files[path] = await get(path))));
    return numbers.map((number) => {
      const of = (kind) => files[kind + idFile(number)][pageOf(number) % head.ids];
      return isFigure(number) ? `${of('i')}#${of('f').split(' ')[figureOf(number)]}` : of('i');
    });
  }

  /** Where the shards of a list begin. */
  const list = (at) => get(`l${at}`, async (answer) => beginnings(await answer.json()));

  /** The pages and figures that hold a folded text, each with the best level. */
  async function lookup(query) {
    const found = new Map();
    const unsure = new Map();
    const take = (number, level, above) => {
      const into = above ? unsure : found;
      into.set(number, Math.min(level, into.get(number) ?? level));
    };
    const first = Math.max(below(lists, query), 0);
    let at = first * head.step + Math.max(below(await list(first), query), 0);
    let next;
    do {
      const bytes = await get(`s${at}`, async (answer) => new Uint8Array(await answer.arrayBuffer()));
      at += 1;
      next = !scan(bytes, query, take) && at < head.files.s && (await list(Math.floor(at / head.step)))[at % head.step];
    } while (next && next.startsWith(query));
    if (unsure.size > LEAF) {
      // Longer than what the index follows: the rest of the query has to be there too.
      const { starts } = cut(query);
      const others = await lookup(query.slice(starts.find((start) => start > 11) ?? starts.at(-1)));
      for (const number of [...unsure.keys()]) if (!others.has(number)) unsure.delete(number);
    }
    await Promise.all(
      [...unsure].slice(0, UNSURE).map(async ([number]) => {
        const level = await levelIn(number, query);
        if (level < Infinity) found.set(number, level);
      }),
    );
    // A report shows its figures.
    for (const number of [...found.keys()]) {
      const report = numbers[pageOf(number)];
      if (!found.has(report)) found.set(report, REST);
    }
    return found;
  }

  /** The level of the best place in the texts of a page or figure. */
  async function levelIn(number, query) {
    const page = pageOf(number);
    const { texts, figures, terms } = await textsOf(page);
    const levels = (level, text, terms = []) => {
      let at = 0;
      return text.split('\n').flatMap((line) => {
        const places = spots(cut(line), [query]).map(([, from]) => at + from);
        at += line.length + 1;
        const isLinked = (place) => terms.some((end, side) => side % 2 && place < end && place >= terms[side - 1]);
        return places.map((place) => (isLinked(place) ? Math.min(level, TERM) : level));
      });
    };
    if (isFigure(number)) {
      const [, shown, wording] = figures[figureOf(number)];
      return Math.min(...[...shown, wording].flatMap((text) => levels(TITLE, text)));
    }
    const level = Math.min(...texts.flatMap((text) => levels(...text)));
    if (level < Infinity) return level;
    const notes = await Promise.all(terms.map((term) => levelIn(numbers[term], query)));
    return Math.min(...notes) < Infinity ? NOTE : Infinity;
  }

  /**
   * What is found, in tiers: the query as it stands, its words, other forms of them, other names. `pieces`
   * are what other names stand for, with these.
   */
  async function find(query, pieces) {
    const parts = words(query);
    const whole = parts.length > 1 ? lookup(query) : undefined;
    const forms = await Promise.all(
      parts.map(async (part) => {
        const own = lookup(part);
        const others = stems(part).filter((stem) => stem !== part).map(lookup);
        return [await own, joined(await Promise.all([own, ...others]))];
      }),
    );
    const names = pieces.map(async ({ text, names }) => joined(await Promise.all([text, ...names.map((name) => cut(name).folded)].map(lookup))));
    const tiers = [
      whole ? await whole : forms[0][0],
      parts.length > 1 ? common(forms.map(([own]) => own)) : new Map(),
      common(forms.map(([, all]) => all)),
      names.length ? common(await Promise.all(names)) : new Map(),
    ];
    const hits = new Map();
    tiers.forEach((tier, at) => {
      for (const [number, level] of tier) {
        // A figure comes behind titles if its report has the words in a text too, else behind all pages: no report without
        // the words may stand above one with them. Where words are apart, a figure that has them all is nearer than a page.
        const isNear = (tier.get(numbers[pageOf(number)]) ?? REST) < REST;
        const ofFigure = at % 3 ? -0.5 : isNear ? TITLE + 0.5 : NOTE + 0.5;
        const rank = 8 * at + (isFigure(number) ? ofFigure : level);
        if (!hits.has(number)) hits.set(number, { number, rank });
      }
    });
    // Things have no date and come first, then what is newest.
    const age = ({ number }) => (pageOf(number) < head.undated ? number : 2 ** 32 - number);
    const order = (a, b) => a.rank - b.rank || age(a) - age(b);
    const sorted = [...hits.values()].sort(order);
    sorted.filter(({ number }) => isFigure(number)).slice(FIGURES).forEach((hit) => (hit.rank += 100));
    return sorted.sort(order);
  }

  return { addresses, head, cut, get, find, textsOf, idsOf, idFile, pageOf, isFigure, figureOf };
}

/** The sums up to each of these numbers, to each of which something is added. */
const sums = (numbers, added) => numbers.reduce((all, n) => (all.push(all.at(-1) + n + added), all), [0]);

/** Where shards begin. */
function beginnings(lines) {
  let last = '';
  return lines.split('\n').slice(0, -1).map((line) => (last = last.slice(0, line.charCodeAt(0) - 48) + line.slice(1)));
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

/** Reads a shard for a folded text: calls `take` with every list that is about it, and says whether that is all. */
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

/** Where folded words stand in a cut text, in order and without overlaps: which of them, from where and to where. */
export function spots({ folded, starts, from }, wanted) {
  const found = [];
  let end = 0;
  for (const start of starts) {
    const which = start >= end ? wanted.findIndex((one) => folded.startsWith(one, start)) : -1;
    if (which >= 0) {
      end = start + wanted[which].length;
      found.push([which, from[start], from[end - 1] + 1]);
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
