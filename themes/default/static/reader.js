// What the frame of every page does for a reader who has JavaScript.
//
// A link to the same page in the other language, or in another form, keeps the place: what the reader was
// looking at is its fragment. Headings have one id in both languages, and so have the rows of figures, places
// and terms. Notes have numbers of their own, a term is used first where each text has it, and of two texts on
// one page each has ids of its own.

const OWN = /^fn-|^(use|zh|en)_/;

/** The id of what is being read: the target of the address while it is in sight, else what begins last above
    the upper third of the window. Nothing at the top of a page. */
function place() {
  const target = document.querySelector('main :target');
  const top = target?.getBoundingClientRect().top ?? -1;
  if (top >= 0 && top < innerHeight && !OWN.test(target.id)) return target.id;
  let found = '';
  if (scrollY < 1) return found;
  for (const one of document.querySelectorAll('main [id]')) {
    if (OWN.test(one.id) || one.getClientRects().length === 0) continue;
    if (one.getBoundingClientRect().top > innerHeight / 3) break;
    found = one.id;
  }
  return found;
}

for (const kind of ['click', 'auxclick', 'contextmenu']) {
  addEventListener(
    kind,
    ({ target }) => {
      const link = target.closest?.('a[data-keeps-place]');
      if (!link) return;
      link.search = location.search;
      link.hash = place();
    },
    true,
  );
}

// A slash leads to the search, unless it is being written. Shift is no modifier here: many keyboards have the
// slash behind it.
addEventListener('keydown', (event) => {
  const at = event.composedPath()[0];
  const field = document.querySelector('[type=search]');
  if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!field || at.isContentEditable || at.closest?.('input, select, textarea')) return;
  event.preventDefault();
  field.focus();
  field.select();
});
