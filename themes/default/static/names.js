// What a query names: other names to look for, and terms that are near.

/** Whether a query begins somewhere among syllables: `yingshang` among `ying shang huan jing`. */
function isRead(query, reading) {
  const syllables = reading.split(' ').map((syllable) => syllable.split('/'));
  const from = (rest, at) =>
    !rest || !!syllables[at]?.some((one) => one.startsWith(rest) || (rest.startsWith(one) && from(rest.slice(one.length), at + 1)));
  return syllables.some((_, at) => from(query, at));
}

/** Other names, in the page's language, of what a query names. */
export async function carry(query, { cut, lang, get }) {
  const latin = query.replaceAll(' ', '');
  const isLatin = /^[a-z]{4,}$/.test(latin);
  const found = [];
  const readings = isLatin ? await get('../readings') : [];
  const all = await get('../names');
  all.cuts ??= all.map((names) => names.slice(1).map((list) => list.map(cut)));
  all.forEach(([, ...names], at) => {
    const isZh = lang === 'zh';
    const own = names[isZh ? 0 : 1];
    const near = ({ folded, starts }) => {
      const long = query.length > (isLatin ? 3 : 1);
      return folded === query ? 0 : long && starts.some((at) => folded.startsWith(query, at)) ? folded.length - query.length : NaN;
    };
    const distances = [
      ...all.cuts[at][isZh ? 1 : 0].map(near),
      ...all.cuts[at][isZh ? 0 : 1].map((cut) => (cut.folded === query ? 0 : NaN)),
      ...(readings[at] ?? []).map((reading, which) => (isRead(latin, reading) ? names[0][which].length : NaN)),
    ].filter((distance) => distance >= 0);
    if (distances.length) found.push([Math.min(...distances), own]);
  });
  found.sort(([a], [b]) => a - b);
  const names = found.filter(([distance]) => distance === found[0][0] || distance < 8).slice(0, 2).flatMap(([, own]) => own.slice(0, 2));
  return [...new Set(names)].filter((name) => cut(name).folded !== query).slice(0, 3);
}

/** The terms whose names have most in common with a query: pairs of letters, and Chinese characters. */
export function near(query, names, { cut, lang }) {
  const pairs = (text) => new Set([...text].slice(text.length > 1 ? 1 : 0).map((c, at) => text[at] + c));
  const wanted = pairs(query);
  const likeness = (name) => {
    const own = pairs(cut(name).folded);
    const shared = [...own].filter((pair) => wanted.has(pair)).length;
    const letters = [...new Set(query)].filter((c) => c > '\x7f' && name.includes(c)).length;
    return (2 * shared + letters) / (own.size + wanted.size);
  };
  const rated = names.map(([id, zh, en]) => [Math.max(...[...zh, ...en].map(likeness)), id, (lang === 'zh' ? zh : en)[0]]);
  return rated.filter(([likeness]) => likeness > 0.15).sort(([a], [b]) => b - a).slice(0, 6);
}
