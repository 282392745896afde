// What is over a page while something is broken: the last good page stays beneath.

import { h } from './dom.js';
import { findingElement } from './finding.js';

export class Blocked {
  constructor(context) {
    this.context = context;
    this.folded = false;
    this.told = '';
    this.element = h('section', { class: 'blocked', role: 'alert', hidden: true, lang: context.words.tag });
  }

  /** Shows what keeps the page from being rendered; nothing takes the banner away. */
  show(findings) {
    // What is told already is not told again: a screen reader would read it at every save.
    const told = JSON.stringify(findings);
    if (told === this.told) return;
    this.told = told;
    this.element.hidden = findings.length === 0;
    if (findings.length === 0) {
      this.folded = false;
      this.element.replaceChildren();
      return;
    }
    const { words } = this.context;
    const fold = h('button', { type: 'button', class: 'fold', onclick: () => this.fold(!this.folded) });
    this.button = fold;
    this.inner = h(
      'div',
      { class: 'inner' },
      findings.map((finding) => findingElement(finding, this.context, { excerpt: true })),
      h('p', { class: 'page' }, `${words.page}${words.locale === 'zh' ? '：' : ': '}`, h('code', {}, decodeURI(location.pathname))),
      h('p', { class: 'note' }, words.blockedNote),
    );
    this.element.replaceChildren(h('header', {}, h('h2', {}, words.blocked), fold), this.inner);
    this.fold(this.folded);
  }

  /** Folds the banner. Whether it was unfolded. */
  close() {
    if (this.element.hidden || this.folded) return false;
    this.fold(true);
    return true;
  }

  fold(folded) {
    const { words } = this.context;
    this.folded = folded;
    this.inner.hidden = folded;
    this.button.textContent = folded ? words.larger : words.smaller;
    this.button.setAttribute('aria-expanded', String(!folded));
  }
}
