// The text of a page, cut into the sections of the desk, and laid in so that what is the same stays.

/** What stands for what is under no heading. */
const OPENING = '';

/** What tells a section of one language from its others. */
export function sectionKey({ id, nth }) {
  return id === null ? OPENING : `${id} ${nth}`;
}

/**
 * The elements of a page's body by section, each with its position in the body. `sides` are the
 * desk's sides of the page in this language: other headings begin no section of their own.
 */
export function cut(page, sides) {
  const known = new Set(sides.map(sectionKey));
  const sections = new Map([[OPENING, []]]);
  const seen = new Map();
  let current = OPENING;
  const body = page.querySelector('[data-body]');
  for (const [index, element] of [...(body?.children ?? [])].entries()) {
    if (/^H[1-6]$/.test(element.tagName) && element.id) {
      const nth = seen.get(element.id) ?? 0;
      seen.set(element.id, nth + 1);
      const key = sectionKey({ id: element.id, nth });
      if (known.has(key)) {
        current = key;
        sections.set(key, []);
      }
    }
    sections.get(current).push({ index, element });
  }
  return sections;
}

/** Lays elements into another one. What is there already and the same stays. Returns what is new. */
export function lay(into, elements) {
  const before = [...into.children];
  const shorter = Math.min(before.length, elements.length);
  let start = 0;
  while (start < shorter && before[start].isEqualNode(elements[start])) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end].isEqualNode(elements[elements.length - 1 - end])) end += 1;
  const fresh = elements.slice(start, elements.length - end).map((element) => document.importNode(element, true));
  for (const element of before.slice(start, before.length - end)) element.remove();
  const anchor = into.children[start] ?? null;
  for (const element of fresh) into.insertBefore(element, anchor);
  return fresh;
}

/** Marks for a moment what has changed. */
export function flash(elements) {
  const off = { backgroundColor: '#e8a50000' };
  for (const element of elements) element.animate([{ backgroundColor: '#e8a50055' }, off], { duration: 1200, id: 'desk-changed' });
}
