// The cutting rule: one spelling for texts and queries, and where a match may begin. docs/search.md
// states it, src/search/cut.rs is the same rule where the index is made, and
// tests/search/vectors.json has cases that both are held to.

const HAN = /[\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const WORD = /[\p{Alphabetic}\p{N}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const DIGIT = /[0-9０-９]/;

/** What characters are, remembered: thousands are asked for at each query. */
const kinds = new Map();
const kind = (c) => kinds.get(c) ?? kinds.set(c, HAN.test(c) ? 2 : +WORD.test(c)).get(c);
const isHan = (c) => kind(c) === 2;
const isWord = (c) => kind(c) === 1;

/** Gives the function that cuts texts; `table` has traditional characters and what they become. */
export function cutter([from = '', to = ''] = []) {
  const simplified = new Map();
  const targets = [...to];
  [...from].forEach((c, at) => simplified.set(c, targets[at]));
  const known = new Map();

  const fold = (c) => {
    let folded = known.get(c);
    if (folded === undefined) {
      folded = '';
      if (!INVISIBLE.test(c)) {
        for (let part of c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '')) {
          part = simplified.get(part) ?? part;
          folded += kind(part) ? part : ' ';
        }
      }
      known.set(c, folded);
    }
    return folded;
  };

  /** A text folded, with the places where a match may begin and, of each unit, the place in the text. */
  return (text) => {
    let folded = '';
    const starts = [];
    const from = [];
    let last = ' ';
    let at = 0;
    let before = '';
    const rest = [...text];
    rest.forEach((c, index) => {
      const next = rest[index + 1] ?? '';
      const swallowed =
        ("'’＇".includes(c) && isWord(before) && isWord(next)) ||
        (',，'.includes(c) && DIGIT.test(before) && DIGIT.test(next));
      if (!swallowed) {
        for (const part of fold(c)) {
          if (part === ' ' && last === ' ') continue;
          if (isHan(part) || (part !== ' ' && !isWord(last))) starts.push(folded.length);
          for (let unit = 0; unit < part.length; unit++) from.push(at);
          folded += part;
          last = part;
        }
      }
      before = c;
      at += c.length;
    });
    from.push(text.length);
    return { folded: folded.trimEnd(), starts, from };
  };
}

/** The words of a folded query: runs of Chinese, and words of letters and digits. */
export const words = (folded) => folded.match(RegExp(`${HAN.source}+|(?:(?!${HAN.source})[^ ])+`, 'gu')) ?? [];

/** What other forms of an English word begin with: its stem, by its ending. */
export function stems(word) {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const rules = [
    [/ies$/, 'y'],
    [/ied$/, 'y'],
    [/([^aeiou])y$/, '$1ie'],
    [/(ss|sh|ch|x|z)es$/, '$1'],
    [/([^sui])s$/, '$1'],
    [/(.*[aeiouy].*?)(([bdgmnprt])\3)?(ing|ed)$/, '$1$3'],
    [/(..[^aeiou])e$/, '$1'],
  ];
  const found = rules.filter(([ending]) => ending.test(word)).map(([ending, instead]) => word.replace(ending, instead));
  return [...new Set(found)].filter((stem) => stem.length > 2 && !(stem !== word && stem.startsWith(word)));
}
