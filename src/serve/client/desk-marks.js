// Figures marked in both texts: underlined, numbered, and each with its counterpart.

import { h } from './dom.js';
import { find, wordsOf } from './places.js';

const LANGUAGES = ['zh', 'en'];

/** What is marked in the text, by what has become of it; colour is never the only difference. */
const STATES = ['matched', 'repeated', 'differing', 'asked', 'alone', 'waived', 'uncompared', 'time'];

/** What stands before a number that is not simply matched. */
const SIGNS = { differing: '≠', asked: '?', alone: '∅', waived: '○', repeated: '=' };

export const isWrong = ({ state }) => state === 'differing' || state === 'asked' || state === 'alone';

export class Marks {
  constructor(context) {
    this.context = context;
    this.figures = { zh: [], en: [] };
    this.rows = [];
    this.active = null;
    this.frame = 0;
    document.fonts?.ready.then(() => this.placeSoon());
    document.addEventListener('load', () => this.placeSoon(), true);
    window.addEventListener('resize', () => this.placeSoon());
    document.addEventListener('pointermove', (event) => this.hover(event));
  }

  /** Marks the figures of a desk. `rows` are the row elements, `blocks` the elements of each body. */
  show(desk, rows, blocks) {
    this.rows = rows;
    this.blocks = blocks;
    const words = new Map();
    for (const lang of LANGUAGES) {
      this.figures[lang] = desk.figures[lang].map((figure, index) => ({
        ...figure,
        lang,
        index,
        range: this.locate(figure.place, lang, rows, words),
      }));
    }
    this.underline();
    this.number();
    this.highlight(null);
    this.place();
  }

  /** The range of a place; nothing if the page does not show it. */
  locate(place, lang, rows, words = new Map()) {
    if (!place) return null;
    if (place.part) {
      const text = rows[0]?.side(lang)?.querySelector(place.part === 'title' ? 'h1' : '.lead')?.firstChild;
      return text && place.end <= text.length ? range(text, place.start, place.end) : null;
    }
    if (place.figure !== undefined) {
      const shown = this.blocks[lang].flatMap((block) => [...block.querySelectorAll(`[data-figure="${CSS.escape(place.figure)}"]`)]);
      if (!shown[place.nth]) return null;
      const contents = document.createRange();
      contents.selectNodeContents(shown[place.nth]);
      return contents;
    }
    const block = this.blocks[lang][place.block];
    if (!block) return null;
    if (!words.has(block)) words.set(block, wordsOf(block));
    return find(block, place, words.get(block));
  }

  underline() {
    const ranges = Object.fromEntries(STATES.map((state) => [state, []]));
    for (const figure of this.all()) {
      if (!figure.range || figure.state === 'idle') continue;
      const quiet = figure.kind === 'time' && (figure.state === 'matched' || figure.state === 'repeated');
      ranges[quiet ? 'time' : figure.state].push(figure.range);
    }
    for (const state of STATES) CSS.highlights?.set(`desk-${state}`, new Highlight(...ranges[state]));
  }

  /** A button for each number, in its row. Only one of a row is on the way of the tabulator. */
  number() {
    const focused = this.focused();
    const byRow = new Map(this.rows.map((row) => [row, []]));
    for (const figure of this.all()) {
      if (!figure.range || figure.number === null) continue;
      const row = this.rows[figure.row];
      if (!row) continue;
      figure.button = this.button(figure);
      byRow.get(row).push(figure);
    }
    for (const [row, figures] of byRow) {
      row.numbers.replaceChildren(...figures.map(({ button }) => button));
      const first = figures.find(isWrong) ?? figures[0];
      if (first) first.button.tabIndex = 0;
    }
    if (focused) {
      const again = this.figures[focused.lang].find(({ words, number, button }) => button && words === focused.words && number === focused.number);
      again?.button.focus({ preventScroll: true });
    }
  }

  button(figure) {
    const { words } = this.context;
    const other = this.other(figure);
    const label = [
      words.number(figure.number, figure.words, other?.words),
      words.standing[figure.state],
      ...figure.findings.map(({ message }) => words.text(message)),
    ].join(words.locale === 'zh' ? '，' : ', ');
    return h(
      'button',
      {
        type: 'button',
        class: `number ${figure.state}`,
        tabIndex: -1,
        'aria-label': label,
        title: figure.findings.map(({ message }) => words.text(message)).join('\n'),
        'data-number': String(figure.number),
        'data-lang': figure.lang,
        onfocus: () => this.highlight(figure),
        onblur: () => this.highlight(null),
        onclick: () => this.cross(figure),
        onkeydown: (event) => this.key(event, figure),
      },
      `${SIGNS[figure.state] ?? ''}${figure.number}`,
    );
  }

  all() {
    return [...this.figures.zh, ...this.figures.en];
  }

  other({ lang, other }) {
    return other === null ? null : this.figures[lang === 'zh' ? 'en' : 'zh'][other];
  }

  focused() {
    return this.all().find(({ button }) => button && button === button.getRootNode().activeElement);
  }

  key(event, figure) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const all = this.rows.flatMap((row) => [...row.numbers.children]);
    const next = all[all.indexOf(figure.button) + step];
    if (next) this.focus(this.all().find(({ button }) => button === next));
  }

  focus(figure) {
    const row = this.rows[figure.row];
    for (const button of row.numbers.children) button.tabIndex = button === figure.button ? 0 : -1;
    figure.button.focus({ preventScroll: true });
    reveal(figure.range);
  }

  /** Goes to the counterpart; from what has none, to what is said of it. */
  cross(figure) {
    const other = this.other(figure);
    if (other?.button) this.focus(other);
    else this.rows[figure.row]?.tell(figure);
  }

  /** The figures that are wrong, of a pair that is wrong on both sides the English one. */
  wrong() {
    const isFirst = (figure) => figure.lang === 'en' || !isWrong(this.other(figure) ?? { state: 'matched' });
    return this.all().filter((figure) => isWrong(figure) && figure.button && isFirst(figure));
  }

  /** Shows a figure and its counterpart, or none. */
  highlight(figure) {
    const group = figure ? this.all().filter((one) => one === figure || one === this.other(figure) || this.other(one) === figure) : [];
    const ranges = group.map(({ range: own }) => own).filter(Boolean);
    CSS.highlights?.set('desk-active', new Highlight(...ranges));
    for (const one of this.active ?? []) one.button?.classList.remove('active');
    for (const one of group) one.button?.classList.add('active');
    this.active = group;
    for (const row of this.rows) row.point(group);
  }

  /** Shows some places, of a term. */
  showPlaces(places) {
    const ranges = LANGUAGES.flatMap((lang) => places[lang].map((place) => this.locate(place, lang, this.rows))).filter(Boolean);
    CSS.highlights?.set('desk-active', new Highlight(...ranges));
    return ranges;
  }

  hover(event) {
    if (event.pointerType === 'touch') return;
    this.pointer = event;
    this.hovering ||= requestAnimationFrame(() => {
      this.hovering = 0;
      const button = this.pointer.composedPath()[0];
      const figure = this.all().find((one) => one.button && one.button === button) ?? this.at(this.pointer);
      if (figure === this.hovered) return;
      this.hovered = figure;
      this.highlight(figure ?? this.focused() ?? null);
    });
  }

  /** The figure at a point of the window. */
  at({ clientX: x, clientY: y }) {
    const isIn = ({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom;
    const caret = document.caretPositionFromPoint?.(x, y);
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? range?.startContainer;
    if (!node) return undefined;
    const near = this.all().filter(({ range: own, state }) => own && state !== 'idle' && own.intersectsNode(node));
    return near.find(({ range: own }) => [...own.getClientRects()].some(isIn));
  }

  placeSoon() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.place();
    });
  }

  /** Puts each number at the end of its figure: first everything is measured, then everything moved. */
  place() {
    const origins = this.rows.map((row) => row.numbers.getBoundingClientRect());
    const places = this.all()
      .filter(({ button }) => button)
      .map((figure) => {
        const box = [...figure.range.getClientRects()].filter(({ width }) => width > 0).at(-1);
        return { figure, box, origin: origins[figure.row] };
      });
    for (const { figure, box, origin } of places) {
      figure.button.hidden = !box;
      if (box) figure.button.style.translate = `${box.right - origin.left}px ${box.top - origin.top}px`;
    }
  }
}

function range(text, start, end) {
  const made = document.createRange();
  made.setStart(text, start);
  made.setEnd(text, end);
  return made;
}

/** Scrolls a range into view if it is not. */
export function reveal(own) {
  const box = own.getBoundingClientRect();
  const top = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  if (box.top >= top && box.bottom <= innerHeight) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: box.top - top - (innerHeight - top) / 3, behavior: calm ? 'instant' : 'smooth' });
}
