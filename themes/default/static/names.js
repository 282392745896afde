// What a query names: other names to look for, and things whose names are near.

/** Whether letters may be Chinese in pinyin without tones. */
const PINYIN = /^(?=.{4})(?:(?:[zcs]h|[b-df-hj-np-tw-z])?(?:er|[aeiouv]{1,3}(?:ng?(?![aeiouv])|(?=[^n])|$|n(?=[aeiouv]))))+$/;

/** Whether letters begin somewhere among syllables: `yingshang` among `ying shang huan jing`. */
function isRead(letters, reading) {
  const syllables = reading.split(' ').map((syllable) => syllable.split('/'));
  const from = (rest, at) =>
    !rest || !!syllables[at]?.some((one) => one.startsWith(rest) || (rest.startsWith(one) && from(rest.slice(one.length), at + 1)));
  return syllables.some((_, at) => from(letters, at));
}

/**
 * The pieces of a folded query that name something: each with its text and with names of the thing in the page's
 * language. Words between them are pieces without other names.
 */
export async function carry(query, { cut, get, textsOf, lang }) {
  const isHan = /\p{Script=Han}/u.test(query);
  const known = isHan === (lang === 'en') ? await folded(lang === 'en' ? 'zh' : 'en', { cut, get }) : [];
  const letters = query.replaceAll(' ', '');
  const readings = PINYIN.test(letters) ? await get('../readings') : [];
  const of = async (text, things) => {
    const names = things.slice(0, 2).map(async (page) => {
      const { texts } = await textsOf(page);
      return texts.filter(([level]) => level === 0).slice(0, 2).map(([, name]) => name);
    });
    const all = new Set((await Promise.all(names)).flat());
    return { text, names: [...all].filter((name) => cut(name).folded !== text).slice(0, 3) };
  };
  // Names that stand in the query as they are, the longest first.
  const whole = new Map();
  // Of a place readers often leave out what kind it is.
  const short = (name) => [name, name.replace(/(?<=..)[省市县区]$/, '')];
  known.forEach((names, page) => names.flatMap(({ folded }) => short(folded)).forEach((name) => whole.has(name) || whole.set(name, page)));
  const { starts } = cut(query);
  const pieces = [];
  const isEnd = (end) => end >= query.length || starts.includes(end) || query[end] === ' ';
  for (let at = 0, free = 0; at <= starts.length; at++) {
    const start = starts[at] ?? query.length;
    if (start < free) continue;
    let end = whole.size ? Math.min(query.length, start + 64) : start;
    while (end > start && !(isEnd(end) && whole.has(query.slice(start, end)))) end--;
    const before = query.slice(free, start).trim();
    if ((end > start || start === query.length) && before) pieces.push({ text: before, names: [] });
    if (end > start) pieces.push(await of(query.slice(start, end), [whole.get(query.slice(start, end))]));
    if (end > start || start === query.length) free = end;
  }
  if (pieces.some(({ names }) => names.length)) {
    // On an English page there is no Chinese between the names.
    return pieces.filter(({ text, names }) => names.length || !isHan);
  }
  // Names that the query is the beginning of, or that are read so.
  const long = query.length > (isHan ? 1 : 3);
  const begins = ({ folded, starts }) => (long && starts.some((at) => folded.startsWith(query, at)) ? folded.length - query.length : NaN);
  const distances = [
    ...known.map((names, page) => [Math.min(...names.map(begins).filter((n) => n >= 0)), page]),
    ...readings.map((all, page) => [Math.min(...all.filter((one) => isRead(letters, one)).map((one) => one.replaceAll(' ', '').length - letters.length)), page]),
  ];
  const near = distances.filter(([distance]) => distance < Infinity).sort(([a], [b]) => a - b);
  const nearest = near.filter(([distance]) => distance === near[0][0] || distance < 8).map(([, page]) => page);
  return nearest.length ? [await of(query, [...new Set(nearest)])] : [];
}

const folded = (lang, { cut, get }) => get(`../names.${lang}`, async (answer) => (await answer.json()).map((names) => names.map(cut)));

/** The things whose names have most in common with a query: pairs of letters, and Chinese characters. */
export async function near(query, { cut, get }) {
  const pairs = (text) => new Set([...text].slice(text.length > 1 ? 1 : 0).map((c, at) => text[at] + c));
  const wanted = pairs(query);
  const likeness = ({ folded }) => {
    const own = pairs(folded);
    const shared = [...own].filter((pair) => wanted.has(pair)).length;
    const letters = [...new Set(query)].filter((c) => c > '\x7f' && folded.includes(c)).length;
    return (2 * shared + letters) / (own.size + wanted.size);
  };
  const [zh, en] = await Promise.all(['zh', 'en'].map((lang) => folded(lang, { cut, get })));
  const rated = zh.map((names, page) => [Math.max(...[...names, ...en[page]].map(likeness)), page]);
  return rated.filter(([likeness]) => likeness > 0.15).sort(([a], [b]) => b - a).slice(0, 6).map(([, page]) => page);
}
