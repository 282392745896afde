// One row of the desk: a section in both languages, with what is said about it.

import { copy, h } from './dom.js';
import { editorAddress } from './finding.js';
import { ROW } from './desk-style.js';
import { isWrong } from './desk-marks.js';

const LANGUAGES = ['zh', 'en'];

/** Before a term's state, so that colour is not needed. */
const SIGNS = { preferred: '✓', admitted: '✓', linked: '↗', forbidden: '✗', elsewhere: '○', missing: '∅', waiting: '…' };

const sheet = new CSSStyleSheet();
sheet.replaceSync(ROW);

export class Row extends HTMLElement {
  start(context) {
    this.context = context;
    this.told = {};
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.lang = context.words.tag;
    this.bar = h('header', { class: 'chrome', tabIndex: -1 });
    this.numbers = h('div', { class: 'numbers chrome' });
    this.findings = h('ul', { class: 'findings chrome' });
    this.terms = h('ul', { class: 'terms chrome' });
    this.cells = {};
    this.heads = {};
    this.empty = {};
    for (const lang of LANGUAGES) {
      this.heads[lang] = h('p', { class: 'place chrome' });
      this.empty[lang] = h('div', { class: 'empty chrome', hidden: true });
      this.cells[lang] = h('div', { class: `side ${lang}` }, this.heads[lang], h('slot', { name: lang }), this.empty[lang]);
    }
    this.section = h(
      'section',
      {},
      this.bar,
      h('div', { class: 'sides' }, this.cells.zh, this.cells.en, this.numbers),
      this.findings,
      this.terms,
    );
    root.append(this.section);
  }

  /** The element that holds one language's text. */
  side(lang) {
    return this.querySelector(`:scope > [slot="${lang}"]`);
  }

  /** Makes room for one language's text, or takes it away. Returns the room. */
  hold(lang, tag, isThere) {
    let side = this.side(lang);
    if (!isThere) {
      side?.remove();
      return null;
    }
    if (!side) {
      side = h('div', { slot: lang, class: 'body', lang: tag });
      side.setAttribute('slot', lang);
      this.append(side);
    }
    return side;
  }

  /** Says what is to be said of a row. */
  show(row, desk, index) {
    const figures = LANGUAGES.flatMap((lang) =>
      desk.figures[lang].map((figure) => ({ ...figure, lang })).filter((figure) => figure.row === index),
    );
    this.once('bar', [row.part, row.state, row.is_due, titleOf(row), desk.id, row.sides.zh?.line, row.sides.en?.line, desk.sides], () => this.showBar(row, desk));
    for (const lang of LANGUAGES) {
      const side = row.sides[lang];
      this.once(`head ${lang}`, [side?.line, desk.sides[lang].file], () => this.showPlace(lang, side, desk));
      this.once(`empty ${lang}`, [side === null, desk.sides[lang], row.part, row.sides], () => this.showEmpty(lang, row, desk));
    }
    const findings = this.findingsOf(figures, desk);
    this.once('findings', findings, () => this.showFindings(findings, desk));
    this.once('terms', row.terms, () => this.showTerms(row.terms));
  }

  /** Makes something again only if what it is made of is another. */
  once(what, of, make) {
    const told = JSON.stringify(of);
    if (this.told[what] === told) return;
    this.told[what] = told;
    make();
  }

  showBar(row, desk) {
    const { words } = this.context;
    const title = titleOf(row) ?? words.section[row.part];
    const state = row.is_due ? row.state : { missing: 'leftOut', extra: 'added' }[row.state] ?? row.state;
    const command = `wenzhai translated ${desk.id}`.trim();
    const hasBoth = desk.sides.zh.title !== null && desk.sides.en.title !== null;
    const badge = hasBoth ? words.states[state] : words.states.untranslated;
    this.section.setAttribute('aria-label', title);
    this.setAttribute('data-state', row.state);
    this.bar.replaceChildren(
      h(
        'div',
        {},
        h('span', { class: 'name' }, title),
        h('span', { class: `badge ${row.state} ${row.is_due ? 'due' : ''}` }, badge),
        this.opener('zh', row.sides.zh, desk),
      ),
      h(
        'div',
        {},
        row.is_due && hasBoth ? h('span', { class: 'command' }, words.after, ' ', h('code', {}, command), ' ', this.copier(command)) : null,
        this.opener('en', row.sides.en, desk),
      ),
    );
  }

  /** A link that opens a side's file where it begins. */
  opener(lang, side, desk) {
    const { config, words } = this.context;
    if (!side) return null;
    const { file } = desk.sides[lang];
    return h(
      'a',
      {
        class: 'open',
        href: editorAddress(config, { path: file, line: side.line, column: 1 }),
        title: words.open,
        'aria-label': `${words.open} ${file}:${side.line}`,
      },
      `${file.slice(file.lastIndexOf('/') + 1)}:${side.line}`,
    );
  }

  copier(text, label = this.context.words.copy) {
    const { words } = this.context;
    const button = h('button', {
      type: 'button',
      class: 'copy',
      textContent: label,
      onclick: async () => {
        await copy(text, button);
        button.textContent = words.copied;
        setTimeout(() => (button.textContent = label), 1500);
      },
    });
    return button;
  }

  showPlace(lang, side, desk) {
    const opener = this.opener(lang, side, desk);
    this.heads[lang].replaceChildren(h('span', { class: 'language' }, this.context.words.languages[lang]), ...(opener ? [opener] : []));
  }

  /** What to do where a language has nothing. */
  showEmpty(lang, row, desk) {
    const { words } = this.context;
    const empty = this.empty[lang];
    const other = row.sides[lang === 'zh' ? 'en' : 'zh'];
    empty.hidden = row.sides[lang] !== null;
    this.cells[lang].classList.toggle('nothing', !empty.hidden);
    if (empty.hidden) return;
    const { file, title } = desk.sides[lang];
    if (title === null) {
      const isFirst = row.part === 'head';
      empty.replaceChildren(
        ...(isFirst
          ? [h('p', {}, words.noFile(file)), h('p', {}, h('code', {}, file)), h('p', {}, this.copier(skeleton(desk, lang), words.skeleton))]
          : [h('p', { class: 'quiet' }, '—')]),
      );
      return;
    }
    if (row.part !== 'section') {
      empty.replaceChildren(h('p', {}, words.noOpening(words.languages[lang])));
      return;
    }
    const heading = `## … {#${other.id}}`;
    empty.replaceChildren(
      h('p', {}, words.noSection(words.languages[lang])),
      h('p', {}, h('code', {}, heading), ' ', this.copier(heading, words.heading)),
    );
  }

  /** What is wrong with the figures of this row, each finding once. */
  findingsOf(figures, desk) {
    const findings = new Map();
    for (const figure of figures.filter(isWrong)) {
      for (const finding of figure.findings) {
        const key = `${finding.code} ${finding.message.zh} ${figure.number}`;
        const places = findings.get(key)?.places ?? [];
        places.push({ path: desk.sides[figure.lang].file, line: figure.line, column: figure.column });
        findings.set(key, { ...finding, places, number: figure.number });
      }
    }
    return [...findings.values()];
  }

  showFindings(findings, desk) {
    const { config, words } = this.context;
    this.findings.hidden = findings.length === 0;
    const place = (one) =>
      h(
        'a',
        { class: 'open', href: editorAddress(config, one), title: words.open },
        `${one.path.slice(one.path.lastIndexOf('/') + 1)}:${one.line}:${one.column}`,
      );
    this.findings.replaceChildren(
      ...findings.map(({ code, severity, message, help, places, number }) =>
        h(
          'li',
          { class: `finding ${severity}`, tabIndex: -1, 'data-number': String(number), 'data-code': code },
          h('span', { class: 'of' }, String(number)),
          h('span', { class: 'message' }, words.text(message)),
          ...(help ? [h('span', { class: 'help' }, words.text(help))] : []),
          h('span', { class: 'code' }, code),
          ...places.map(place),
        ),
      ),
    );
  }

  showTerms(terms) {
    const { words } = this.context;
    this.terms.hidden = terms.length === 0;
    this.terms.replaceChildren(...terms.map((term) => h('li', {}, this.term(term, words))));
  }

  term(term, words) {
    const chinese = term.wordings.zh.map(({ words: own }) => own).join('、') || term.chinese;
    const used = term.wordings.en.filter(({ name }) => name !== 'preferred').map(({ words: own, name }) => ({ own, name }));
    const places = {
      zh: term.wordings.zh.flatMap((wording) => wording.places),
      en: term.wordings.en.flatMap((wording) => wording.places),
    };
    const { marks } = this.context;
    const show = () => marks.showPlaces(places);
    const leave = () => marks.highlight(null);
    const state = words.termStates[term.state];
    const admitted = term.admitted.length > 0 ? ` / ${term.admitted.join(' / ')}` : '';
    return h(
      'button',
      {
        type: 'button',
        class: `term ${term.state}`,
        title: `${state}${admitted}`,
        'data-term': term.id,
        onfocus: show,
        onblur: leave,
        onmouseenter: show,
        onmouseleave: leave,
      },
      h('span', { lang: 'zh-Hans' }, chinese),
      ' → ',
      h('span', { lang: 'en' }, term.preferred),
      ' ',
      h('span', { class: 'sign', 'aria-label': state, role: 'img' }, SIGNS[term.state]),
      ...(term.state === 'missing' || term.state === 'elsewhere' ? [' ', h('span', { class: 'state' }, state)] : []),
      ...used.map(({ own, name }) => h('span', { class: `used ${name}`, lang: 'en' }, ` “${own}”`)),
    );
  }

  /** Points at what is said of some figures. */
  point(figures) {
    const numbers = new Set(figures.filter((figure) => figure.number !== null).map(({ number }) => String(number)));
    for (const item of this.findings.children) item.classList.toggle('active', numbers.has(item.dataset.number));
  }

  /** Goes to what is said of a figure. */
  tell(figure) {
    const item = [...this.findings.children].find(({ dataset }) => dataset.number === String(figure.number));
    item?.focus();
  }
}

function titleOf({ part, sides }) {
  return part === 'section' ? (sides.zh ?? sides.en).title : null;
}

/** A draft with the headings of the other language's and nothing else. */
function skeleton(desk, lang) {
  const other = lang === 'zh' ? 'en' : 'zh';
  const headings = desk.rows.filter(({ part, sides }) => part === 'section' && sides[other]).map(({ sides }) => `\n## … {#${sides[other].id}}\n`);
  return `---\ntitle: \nsummary: \n---\n${headings.join('')}`;
}

/** Makes rows possible. */
export function defineRow() {
  if (!customElements.get('wenzhai-row')) customElements.define('wenzhai-row', Row);
}
