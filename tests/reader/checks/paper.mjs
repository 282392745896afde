// A page on paper: what is cut by the end of a page, and headings that are left alone at one.
//
// Before printing, every thing that must stay whole gets a mark of one pixel at the beginning and at the end of each of its
// parts, a word that stands nowhere else; pdf.js then says on which pages each mark has come to lie.

// pdf.js looks for what it draws with and says so when it is not there; only text is wanted of it.
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

/** Pixels at 96 to the inch: media queries ask for the width of the paper, its margins included. */
const PAPER = { A4: { width: 794, height: 1123 }, A5: { width: 560, height: 794 } };

/** What must not be divided, as the theme says: rows, charts, entries of lists. */
const WHOLE = 'tbody tr, figure, .item, .notes > div, .glossary > div, .source > div, .keys > div';

/** What must not be the last thing on a page. */
const LEADING = 'h1, h2, h3, h4, h5, caption, thead';

/** Puts the marks; gives what has to lie on the same page: `{ what, marks }`. */
function mark(whole, leading) {
  let count = 0;
  const put = (node, where) => {
    const own = document.createElement('span');
    own.style.cssText = 'font: 1px/0 monospace; letter-spacing: 0; word-spacing: 0; white-space: nowrap; text-emphasis: none';
    own.textContent = `qz${String(count++).padStart(5, '0')}zq`;
    node[where](own);
    return own.textContent;
  };
  const clipped = (element) => element !== null && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement));
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !clipped(element);
  const says = (element) => element.textContent.trim().replaceAll(/qz\d+zq/g, '').replace(/\s+/g, ' ').slice(0, 40);
  const bonds = [];
  for (const element of document.querySelectorAll(whole)) {
    if (!shown(element)) continue;
    const parts = element.localName === 'tr' ? [...element.cells].filter((cell) => shown(cell) && cell.textContent.trim()) : [element];
    const what = `${element.localName} “${says(element)}”`;
    bonds.push({ sort: 'cut', what, marks: parts.flatMap((part) => [put(part, 'prepend'), put(part, 'append')]) });
  }
  for (const element of document.querySelectorAll(leading)) {
    if (!shown(element) || !element.textContent.trim()) continue;
    // The next text after it, whatever that is in.
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    texts.currentNode = element;
    const passes = (node) => element.contains(node) || !node.data.trim() || /^qz\d+zq$/.test(node.data) || !shown(node.parentElement);
    let next = texts.nextNode();
    while (next && passes(next)) next = texts.nextNode();
    if (next === null) continue;
    const what = `${element.localName} “${says(element)}”`;
    const last = element.localName === 'thead' ? element.querySelector('th, td') : element;
    bonds.push({ sort: 'alone', what, marks: [put(last, 'append'), put(next, 'before')] });
  }
  return bonds;
}

/** Prints the page: `{ pages, bonds, words, wrong }`, where `wrong` has lines `cut: …`, `alone: …`, `gone: …` and `small: …`. */
export async function onPaper(page, format = 'A4') {
  await page.setViewport(PAPER[format]);
  await page.emulateMediaType('print');
  const bonds = await page.evaluate(mark, WHOLE, LEADING);
  const bytes = await page.pdf({ format });
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  // The head of a table comes again on each of its pages.
  const places = new Map(bonds.flatMap(({ marks }) => marks.map((own) => [own, new Set()])));
  const wrong = [];
  let words = '';
  let size = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    // Chromium makes everything smaller when something is too wide: a pixel is three quarters of a point no more.
    for (const { str, transform } of items) if (/^qz\d{5}zq/i.test(str)) size = Math.max(size, transform[3]);
    // A style may have made a first letter a capital.
    const text = items.map(({ str }) => str.replaceAll(/\s/g, '')).join('');
    for (const [found] of text.matchAll(/qz\d{5}zq/gi)) places.get(found.toLowerCase())?.add(number);
    words += text.replaceAll(/qz\d{5}zq/gi, '');
  }
  if (size > 0 && size < 0.74) wrong.push(`small: all is shrunk to ${Math.round((size / 0.75) * 100)} % so that something fits`);
  for (const { sort, what, marks } of bonds) {
    const [first, ...others] = marks.map((own) => places.get(own));
    if ([first, ...others].some(({ size }) => size === 0)) wrong.push(`gone: ${what} is not on paper`);
    else if (![...first].some((number) => others.every((other) => other.has(number)))) wrong.push(`${sort}: ${what} is on pages ${marks.map((own) => [...places.get(own)].join('+')).join(', ')}`);
  }
  const pages = pdf.numPages;
  await pdf.destroy();
  return { pages, bonds: bonds.length, words, wrong };
}
