// What stands over the desk: how many there are of everything, and the titles of both drafts.

import { copy, h } from './dom.js';
import { editorAddress } from './finding.js';
import { TOP } from './desk-style.js';

const LANGUAGES = ['zh', 'en'];

const sheet = new CSSStyleSheet();
sheet.replaceSync(TOP);

class Top extends HTMLElement {
  start(context, next) {
    this.context = context;
    const { words } = context;
    this.lang = words.tag;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.summary = h('p', { class: 'summary', role: 'status' });
    this.next = h('button', { type: 'button', class: 'next', title: words.nextLong, onclick: next }, words.next);
    this.titles = h('div', { class: 'titles chrome' });
    root.append(h('div', { class: 'line chrome', title: words.legend }, h('strong', {}, words.desk), this.summary, this.next), this.titles);
  }

  show(desk) {
    const told = JSON.stringify([desk.tally, desk.sides, desk.id]);
    if (told === this.told) return;
    this.told = told;
    this.showSummary(desk);
    this.titles.replaceChildren(...LANGUAGES.map((lang) => this.title(desk, lang)));
  }

  showSummary({ id, tally, sides }) {
    const { words } = this.context;
    const part = (text, tone = '') => h('span', { class: tone }, text);
    const hasBoth = LANGUAGES.every((lang) => sides[lang].title !== null);
    const figures = hasBoth
      ? [
          part(words.matched(tally.matched), 'good'),
          ...(tally.differing ? [part(`≠ ${words.differing(tally.differing)}`, 'bad')] : []),
          ...(tally.alone ? [part(`∅ ${words.alone(tally.alone)}`, 'bad')] : []),
          ...(tally.waived ? [part(`○ ${words.waived(tally.waived)}`)] : []),
        ]
      : [part(words.uncompared)];
    const terms = tally.terms
      ? [part(words.terms(tally.terms)), ...(tally.terms_open ? [part(`∅ ${words.termsOpen(tally.terms_open)}`, 'warn')] : [])]
      : [];
    const command = `wenzhai translated ${id}`.trim();
    const isOpen = tally.due > 0 || tally.unrecorded > 0;
    const state = [
      ...(tally.due ? [part(words.due(tally.due), 'warn')] : []),
      ...(tally.unrecorded ? [part(words.unrecorded(tally.unrecorded))] : []),
      ...(isOpen ? [] : [part(words.allCurrent, 'good')]),
    ];
    const run = isOpen && hasBoth ? [h('span', { class: 'run' }, words.after, ' ', h('code', {}, command), ' ', this.copier(command))] : [];
    this.summary.replaceChildren(
      h('span', { class: 'group' }, part(words.figures, 'label'), ...figures),
      h('span', { class: 'group' }, ...terms),
      h('span', { class: 'group' }, part(words.sections(tally.sections)), ...state, ...run),
    );
    this.next.hidden = tally.differing + tally.alone + tally.due + tally.terms_open === 0;
  }

  copier(text) {
    const { words } = this.context;
    const button = h('button', {
      type: 'button',
      class: 'copy',
      textContent: words.copy,
      onclick: async () => {
        await copy(text, button);
        button.textContent = words.copied;
        setTimeout(() => (button.textContent = words.copy), 1500);
      },
    });
    return button;
  }

  title(desk, lang) {
    const { config, words } = this.context;
    const { address, file, tag, title } = desk.sides[lang];
    return h(
      'p',
      {},
      h('span', { class: 'language' }, words.languages[lang], desk.original === lang ? ` · ${words.original}` : ''),
      title === null ? h('span', { class: 'none' }, '—') : h('a', { class: 'title', href: address, lang: tag, title: words.page }, title),
      ...(title === null
        ? []
        : [h('a', { class: 'open', href: editorAddress(config, { path: file, line: 1, column: 1 }), title: words.open }, file.slice(file.lastIndexOf('/') + 1))]),
    );
  }
}

/** Makes the top possible. */
export function defineTop() {
  if (!customElements.get('wenzhai-desk-top')) customElements.define('wenzhai-desk-top', Top);
}
