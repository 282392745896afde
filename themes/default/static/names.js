// What a query names: other names to look for, and things whose names are near.

/** Whether letters may be Chinese in pinyin without tones: two syllables or more. */
const PINYIN = /^(?:[zcs]?[b-df-hj-np-tw-z]?[aeiouv]{1,3}(?:ng?)?|er){2,9}$/;

/** Whether letters begin somewhere among syllables: `yingshang` among `ying shang huan jing`. */
function isRead(letters, reading) {
  const syllables = reading.split(' ').map((syllable) => syllable.split('/'));
  const from = (rest, at) =>
    !rest || !!syllables[at]?.some((one) => one.startsWith(rest) || (rest.startsWith(one) && from(rest.slice(one.length), at + 1)));
  return syllables.some((_, at) => from(letters, at));
}

/**
 * The pieces of a folded query, if some of them name something: each with its text and with names of the thing in
 * the page's language.
 */
export async function carry(query, { cut, get, textsOf }, lang) {
  const isHan = /\p{Script=Han}/u.test(query);
  const known = isHan === (lang === 'en') ? await folded(isHan ? 'zh' : 'en', { cut, get }) : [];
  const letters = query.replaceAll(' ', '');
  const readings = PINYIN.test(letters) ? await get('../readings') : [];
  const piece = async (text, things) => {
    const names = things.slice(0, 2).map(async (page) => {
      const { texts } = await textsOf(page);
      return texts.filter(([level]) => level === 0).slice(0, 2).map(([, name]) => name);
    });
    const all = new Map((await Promise.all(names)).flat().map((name) => [cut(name).folded, name]));
    all.delete(text);
    return { text, names: [...all.values()].slice(0, 3) };
  };
  // Names that stand in the query as they are, the longest first. Of a place readers often leave out what kind it is.
  const things = new Map();
  known.forEach((names, page) => {
    for (const { folded } of names) for (const name of [folded.replace(/(?<=..)[省市县区]$/, ''), folded]) things.set(name, page);
  });
  const edge = isHan ? '' : '\\b';
  const names = [...things.keys()].sort((a, b) => b.length - a.length).join('|');
  const parts = names ? query.split(RegExp(`${edge}(${names})${edge}`)) : [];
  if (parts.length > 1) {
    const pieces = parts.map((part, at) => piece(part.trim(), at % 2 ? [things.get(part)] : []));
    // On an English page there is no Chinese between the names.
    return (await Promise.all(pieces)).filter(({ text, names }) => names.length || (text && !isHan));
  }
  // Names that the query is the beginning of, or that are read so.
  const rated = [];
  known.forEach((names, page) => {
    for (const { folded, starts } of names) {
      if (query.length > (isHan ? 1 : 3) && starts.some((at) => folded.startsWith(query, at))) rated.push([folded.length - query.length, page]);
    }
  });
  readings.forEach((names, page) => {
    for (const reading of names) if (isRead(letters, reading)) rated.push([reading.length - letters.length, page]);
  });
  rated.sort(([a], [b]) => a - b);
  const nearest = rated.filter(([distance]) => distance < 8 || distance === rated[0][0]).map(([, page]) => page);
  return nearest.length ? [await piece(query, [...new Set(nearest)])] : [];
}

/** The names that all things have in a language, cut. */
const folded = (lang, { cut, get }) => get(`../names.${lang}`, async (answer) => (await answer.json()).map((names) => names.map(cut)));

/** The things whose names have most in common with a query: Chinese characters, and pairs of what follows one another. */
export async function near(query, { cut, get }) {
  const parts = (text) => new Set([...text].flatMap((c, at, all) => (c > '\x7f' ? [c, c + all[at + 1]] : c + all[at + 1])));
  const wanted = parts(query);
  const likeness = ({ folded }) => {
    const own = parts(folded);
    return [...own].filter((part) => wanted.has(part)).length / (own.size + wanted.size);
  };
  const [zh, en] = await Promise.all(['zh', 'en'].map((lang) => folded(lang, { cut, get })));
  const rated = zh.map((names, page) => [Math.max(...[...names, ...en[page]].map(likeness)), page]);
  return rated.filter(([likeness]) => likeness).sort(([a], [b]) => b - a).slice(0, 6).map(([, page]) => page);
}
