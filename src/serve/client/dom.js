// Elements of the preview's own, which live in its shadow tree.

/**
 * Makes an element. Properties that begin with `on` are handlers, `class` and names with a hyphen
 * are attributes, the rest are properties; `null` among the children is left out.
 */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class' || key === 'role' || key === 'for' || key.includes('-')) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Copies words, also where the page is not on this machine and has no clipboard to write to. */
export async function copy(text, near) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h('textarea', { value: text, readOnly: true, class: 'unseen' });
    near.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    near.focus();
  }
}
