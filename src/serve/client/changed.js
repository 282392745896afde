// Showing what has changed: the block is scrolled to and marked for a moment if it is out of view.

const MARKED_MS = 1600;

/** What is small enough to be looked at and large enough to be found. */
const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, caption, blockquote, pre, figure, img, svg';

/**
 * Shows the first block that was touched, unless one of them is in view. What is in the body goes
 * before titles, these before lists, menus and footers: an edit changes all of them at once.
 */
export function showChanged(touched) {
  const blocks = blocksOf(touched);
  if (blocks.length === 0 || isTyping()) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const places = ['[data-body] *', 'h1, .lead', 'main *', 'body *'];
  const place = places.find((selector) => blocks.some((block) => block.matches(selector)));
  const candidates = blocks.filter((block) => block.matches(place));
  if (candidates.some(isInView)) return;
  candidates[0].scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  for (const block of candidates) mark(block, calm);
}

function blocksOf(touched) {
  const blocks = new Set();
  for (const node of touched) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element?.isConnected || !document.body.contains(element)) continue;
    const block = element.closest(BLOCKS) ?? element;
    if (block !== document.body && block.getClientRects().length > 0) blocks.add(block);
  }
  return [...blocks].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

function isInView(block) {
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Somebody who types into a field of the page is not taken away from it. */
function isTyping() {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
}

/** An animation leaves nothing behind in the page, neither attribute nor element. */
function mark(block, calm) {
  const on = { outline: '3px solid #e8a500', outlineOffset: '4px', backgroundColor: '#e8a50033' };
  const off = { outline: '3px solid #e8a50000', outlineOffset: '4px', backgroundColor: '#e8a50000' };
  const frames = calm ? [on, on] : [on, { ...on, offset: 0.6 }, off];
  block.animate(frames, { duration: MARKED_MS, id: 'wenzhai-changed' });
}
