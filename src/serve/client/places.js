// From a pin, which the server works out from bytes of a file, to nodes of the page.

/** What stands in a body and is none of its words. */
const NOT_WORDS = '.footnote-reference, .footnote-definition-label';

/**
 * Where a pin is: the block to stand beside, and the ranges to underline. Nothing is searched in
 * the page as a whole, so equal words elsewhere are never taken for those that are meant.
 */
export function locate(pin) {
  const heading = document.querySelector('h1') ?? document.body;
  if (!pin) return { block: heading, ranges: [] };
  if (pin.figure !== undefined) return figure(pin.figure) ?? { block: heading, ranges: [] };
  if (pin.block !== undefined) return inBody(pin) ?? { block: heading, ranges: [] };
  if (pin.part === 'title') return { block: heading, ranges: [contents(heading)] };
  if (pin.part === 'summary') {
    const lead = document.querySelector('.lead') ?? heading;
    return { block: lead, ranges: [contents(lead)] };
  }
  return { block: heading, ranges: [] };
}

function contents(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function figure(id) {
  const name = CSS.escape(id);
  const shown = [...document.querySelectorAll(`[data-figure="${name}"]`)];
  if (shown.length > 0) {
    return { block: shown[0].closest('[data-body] > *') ?? shown[0], ranges: shown.map(contents) };
  }
  const row = document.getElementById(`figure-${id}`);
  return row && { block: row, ranges: [contents(row.querySelector('.value') ?? row)] };
}

function inBody({ block: index, quote, nth, before, after }) {
  const block = document.querySelector('[data-body]')?.children[index];
  if (!block) return null;
  const range = quote ? find(block, { quote, nth, before, after }) : null;
  return { block: range ? nearest(range, block) : block, ranges: [range ?? contents(block)] };
}

/** The item or cell that words stand in: a long list is too large to be stood beside. */
function nearest(range, block) {
  const start = range.startContainer.parentElement;
  const inner = start.closest('li, tr, p, dd');
  return inner && block.contains(inner) ? inner : block;
}

/** The range of a pin's words in its block; `words` are the block's, if they are known. */
export function find(block, { quote, nth, before, after }, words = wordsOf(block)) {
  const { text, at } = words;
  const wanted = quote.replace(/\s+/gu, '');
  const found = [];
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    found.push(from);
  }
  if (found.length === 0) return null;
  const likeness = (start) =>
    common(before, (i) => text[start - 1 - i], (i) => before[before.length - 1 - i]) +
    common(after, (i) => text[start + wanted.length + i], (i) => after[i]);
  const scores = found.map(likeness);
  const best = Math.max(...scores);
  const index = scores[nth] === best ? nth : scores.indexOf(best);
  const [first, last] = [at[found[index]], at[found[index] + wanted.length - 1]];
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

function common(around, one, other) {
  let length = 0;
  while (length < around.length && one(length) === other(length)) length += 1;
  return length;
}

/** The words of a block without spaces, and the node and offset of each character. */
export function wordsOf(block) {
  let text = '';
  const at = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(NOT_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let offset = 0; offset < node.length; offset += 1) {
      if (/\s/u.test(node.data[offset])) continue;
      text += node.data[offset];
      at.push({ node, offset });
    }
  }
  return { text, at };
}
