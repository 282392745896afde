// One finding, as it is shown in the margin, in the panel and over a page that is blocked.

import { copy, h } from './dom.js';

/** The address that opens a file at a place in the editor. */
export function editorAddress({ editor, root }, { path, line, column }) {
  const whole = `${root}/${path}`.replaceAll('\\', '/');
  let encoded = whole.split('/').map(encodeURIComponent).join('/');
  // `vscode://file/{path}` has the slash that an absolute path begins with already.
  if (editor.includes('/{path}')) encoded = encoded.replace(/^\//, '');
  return editor
    .replaceAll('{path}', encoded)
    .replaceAll('{line}', line ?? 1)
    .replaceAll('{column}', column ?? 1);
}

/** A place as people and editors write it: `path:line:column`. */
export function placeOf({ path, line, column }) {
  return line ? `${path}:${line}:${column}` : path;
}

/** What tells one finding from another. */
export function keyOf(finding) {
  return [finding.code, placeOf(finding), finding.message.zh].join('\n');
}

/**
 * A finding as an element. `context` has the configuration, the words, the cache of explanations
 * and which of them are open; `actions` are further buttons.
 */
export function findingElement(finding, context, { excerpt = false, actions = [] } = {}) {
  const { config, words, opened } = context;
  const key = keyOf(finding);
  const explanation = h('div', { class: 'explanation', hidden: true, lang: words.tag });
  const explain = h(
    'button',
    {
      type: 'button',
      class: 'code',
      title: words.explain,
      'aria-label': `${words.explain} ${finding.code}`,
      'aria-expanded': 'false',
      onclick: () => show(explain.getAttribute('aria-expanded') !== 'true'),
    },
    finding.code,
  );
  const show = async (open) => {
    explain.setAttribute('aria-expanded', String(open));
    explanation.hidden = !open;
    if (open) {
      opened.add(key);
      explanation.replaceChildren(...(await context.explanation(finding.code)));
    } else {
      opened.delete(key);
    }
  };
  const place = placeOf(finding);
  const copyButton = h('button', {
    type: 'button',
    class: 'copy',
    textContent: words.copy,
    'aria-label': `${words.copy} ${place}`,
    onclick: async () => {
      await copy(place, copyButton);
      copyButton.textContent = words.copied;
      setTimeout(() => (copyButton.textContent = words.copy), 1500);
    },
  });
  if (opened.has(key)) show(true);
  return h(
    'article',
    { class: `finding ${finding.severity}`, lang: words.tag, 'data-code': finding.code },
    h('p', { class: 'head' }, h('span', { class: 'severity' }, words[finding.severity]), ' ', explain),
    h('p', { class: 'message' }, words.text(finding.message)),
    excerpt && finding.excerpt ? excerptElement(finding) : null,
    finding.help ? h('p', { class: 'help' }, words.text(finding.help)) : null,
    h(
      'p',
      { class: 'actions' },
      h('a', { class: 'place', href: editorAddress(config, finding), title: words.open }, place),
      copyButton,
      ...actions,
    ),
    explanation,
  );
}

/** The line with carets under what is wrong, which keep their place in any font. */
function excerptElement({ line, excerpt: { before, marked, after } }) {
  return h(
    'pre',
    { class: 'excerpt' },
    h('span', { class: 'line', 'aria-hidden': 'true' }, `${line} │ `),
    before,
    h('mark', { class: marked ? '' : 'between', 'data-carets': '^'.repeat(200) }, marked || '\u200b'),
    after,
  );
}

/** Explanations of codes, each fetched once, as elements: paragraphs and examples. */
export function explanations(words) {
  const fetched = new Map();
  const load = async (code) => {
    const answer = await fetch(`/_wenzhai/explain/${code}.json`);
    if (!answer.ok) throw new Error(`${code}: ${answer.status}`);
    return answer.json();
  };
  return async (code) => {
    if (!fetched.has(code)) fetched.set(code, load(code));
    try {
      const page = await fetched.get(code);
      const [, ...paragraphs] = words.text(page.text).trim().split(/\n{2,}/);
      return [h('h3', {}, words.text(page.title)), ...paragraphs.map(paragraph)];
    } catch (error) {
      fetched.delete(code);
      return [h('p', {}, String(error.message))];
    }
  };
}

/** Lines are cut for terminals; here they are joined, and what is indented is an example. */
function paragraph(text) {
  const lines = text.split('\n');
  if (lines.every((line) => line.startsWith('    '))) {
    return h('pre', {}, lines.map((line) => line.slice(4)).join('\n'));
  }
  const joined = lines.reduce((before, line) => {
    const chinese = /[\u2e80-\uffef]$/u.test(before) || /^[\u2e80-\uffef]/u.test(line.trim());
    return before + (chinese ? '' : ' ') + line.trim();
  });
  return h('p', {}, joined.trim());
}
