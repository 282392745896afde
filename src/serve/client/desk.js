// The desk: a page's two drafts side by side, kept up with each save.

import { refresh, refreshStyles } from './assets.js';
import { Connection } from './connection.js';
import { cut, flash, lay, sectionKey } from './desk-text.js';
import { Marks, reveal } from './desk-marks.js';
import { defineRow } from './desk-row.js';
import { defineTop } from './desk-top.js';
import { deskWords } from './desk-words.js';
import { h } from './dom.js';
import { attach } from './element.js';
import { editorAddress, explanations, keyOf } from './finding.js';
import { swapStyle } from './morph.js';
import { settings } from './start.js';
import { wordsOf } from './words.js';

const LANGUAGES = ['zh', 'en'];

class Desk {
  constructor(config, element) {
    const common = wordsOf(config.locale);
    this.words = { ...deskWords(config.locale), tag: common.tag, locale: common.locale, text: common.text };
    this.context = { config, words: this.words };
    this.context.marks = new Marks(this.context);
    this.ui = attach({ config, words: common, explanation: explanations(common), opened: new Set() });
    this.ui.panel.reveal = (finding) => this.reveal(finding);
    this.element = element;
    this.pages = { zh: { hash: '' }, en: { hash: '' } };
    this.said = { zh: null, en: null };
    this.rows = new Map();
    document.documentElement.lang = this.words.tag;
    defineRow();
    defineTop();
    this.top = document.createElement('wenzhai-desk-top');
    this.top.start(this.context, () => this.next());
    this.list = h('main', { class: 'rows' });
    element.append(this.top, this.list);
    element.addEventListener('dblclick', (event) => this.openAt(event));
    element.addEventListener('click', (event) => this.follow(event));
    new ResizeObserver(() => this.measure()).observe(this.top);
  }

  async begin() {
    const desk = await this.fetch();
    if (!desk) {
      this.list.replaceChildren(
        h('p', { class: 'no-desk' }, this.words.noDesk, ' ', h('a', { href: location.pathname }, this.words.toPage)),
      );
      this.top.hidden = true;
      return;
    }
    this.desk = desk;
    await Promise.all(LANGUAGES.map((lang) => this.load(lang)));
    this.adoptStyles();
    this.show([]);
    for (const lang of LANGUAGES) this.connect(lang);
  }

  /** What the server says of the page's drafts; nothing if there are none. */
  async fetch() {
    const answer = await fetch(`/_wenzhai/desk.json?page=${encodeURIComponent(location.pathname)}`);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`desk.json: ${answer.status}`);
    return answer.json();
  }

  async load(lang) {
    const { address, title } = this.desk.sides[lang];
    // A language without a draft has the other one's text, or no page.
    if (title === null) return;
    const answer = await fetch(address);
    const hash = (answer.headers.get('ETag') ?? '').replaceAll('"', '');
    if (answer.ok) this.pages[lang] = { hash, page: parse(await answer.text()) };
  }

  /** The theme's styles, so that texts read as they are published. */
  adoptStyles() {
    const links = LANGUAGES.flatMap((lang) => [...(this.pages[lang].page?.querySelectorAll('link[rel="stylesheet"]') ?? [])]);
    const wanted = [...new Map(links.map((link) => [link.getAttribute('href'), link])).values()];
    const shown = [...document.querySelectorAll('link[data-theme]:not([data-replaced])')];
    const own = document.querySelector('link[rel="stylesheet"]:not([data-theme])');
    wanted.forEach((link, at) => {
      const added = document.importNode(link, false);
      added.dataset.theme = '';
      // A sheet that changed has another address; the old one stays until the new one is there.
      if (!shown[at]) own.before(added);
      else if (shown[at].getAttribute('href') !== added.getAttribute('href')) swapStyle(shown[at], added);
    });
    for (const link of shown.slice(wanted.length)) link.remove();
  }

  connect(lang) {
    const page = this.pages[lang];
    const handlers = {
      page: ({ hash, html }) => {
        Object.assign(page, { hash, page: parse(html) });
        this.adoptStyles();
        this.say(lang, null);
        this.show(this.layTexts());
        this.refresh();
      },
      asset: ({ paths, version }) => lang === 'zh' && refresh(paths, version),
      findings: (message) => {
        this.findings(lang, message);
        this.refresh();
      },
      gone: () => {
        // A language without a draft has nothing to lose.
        if (this.desk.sides[lang].title !== null) this.say(lang, 'gone');
        this.refresh();
      },
      follow: ({ path }) => !LANGUAGES.some((one) => this.desk.sides[one].address === path) && location.assign(`${path}?desk`),
    };
    new Connection(() => ({ path: this.desk.sides[lang].address, hash: page.hash, version: page.version, desk: true }), {
      message: (message) => {
        page.version = message.version ?? page.version;
        handlers[message.type]?.(message);
        window.dispatchEvent(new CustomEvent('wenzhai', { detail: message }));
      },
      open: (again) => {
        if (again) {
          page.version = undefined;
          if (lang === 'zh') refreshStyles();
        }
        this.say(lang, null);
      },
      lost: () => this.say(lang, 'lost'),
    });
  }

  /** A notice stays as long as one of the languages has it. */
  say(lang, what) {
    this.said[lang] = what;
    this.ui.say(this.said.zh ?? this.said.en);
  }

  /** Findings of both pages, in the panel and over the desk. */
  findings(lang, message) {
    this.told = { ...this.told, [lang]: message };
    const both = LANGUAGES.map((one) => this.told[one]).filter(Boolean);
    const once = (lists) => [...new Map(lists.flat().map((finding) => [keyOf(finding), finding])).values()];
    this.ui.panel.update({ ...message, page: once(both.map(({ page }) => page)) });
    this.ui.blocked.show(once(both.map(({ blocked }) => blocked)));
  }

  /** Asks again what there is; never twice at a time, and once more if something has come meanwhile. */
  async refresh() {
    this.isDue = true;
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.isDue) {
        this.isDue = false;
        const desk = await this.fetch();
        if (!desk) continue;
        const before = this.desk;
        this.desk = desk;
        for (const lang of LANGUAGES) if (desk.sides[lang].title === null) this.say(lang, null);
        if (JSON.stringify(before) !== JSON.stringify(desk)) this.show([]);
      }
    } catch {
      // The server is away; the connection asks again when it is back.
    } finally {
      this.isAsking = false;
    }
  }

  /** Brings rows, texts and marks up to date. */
  show(fresh) {
    const { desk } = this;
    document.title = `${(desk.sides.zh.title ?? desk.sides.en.title)} · ${this.words.desk}`;
    const keys = desk.rows.map(rowKey);
    for (const [key, row] of this.rows) {
      if (!keys.includes(key)) {
        row.remove();
        this.rows.delete(key);
      }
    }
    const rows = keys.map((key, at) => this.row(key, at));
    fresh.push(...this.layTexts());
    desk.rows.forEach((row, at) => rows[at].show(row, desk, at));
    this.top.show(desk);
    this.context.marks.show(desk, rows, this.blocks);
    if (this.isShown) flash(fresh.filter((element) => element.isConnected));
    this.isShown = true;
  }

  row(key, at) {
    let row = this.rows.get(key);
    if (!row) {
      row = document.createElement('wenzhai-row');
      row.start(this.context);
      this.rows.set(key, row);
    }
    if (this.list.children[at] !== row) this.list.insertBefore(row, this.list.children[at] ?? null);
    return row;
  }

  /** Lays the texts into their rows. Returns the elements that are new. */
  layTexts() {
    const fresh = [];
    this.blocks = { zh: [], en: [] };
    for (const lang of LANGUAGES) {
      const { page } = this.pages[lang];
      const { tag, title } = this.desk.sides[lang];
      const sides = this.desk.rows.map((row) => row.sides[lang]);
      const sections = page && title !== null ? cut(page, this.desk.rows.flatMap((row) => (row.part === 'head' ? [] : row.sides[lang] ?? []))) : new Map();
      this.desk.rows.forEach((row, at) => {
        const element = this.rows.get(rowKey(row));
        const into = element?.hold(lang, tag, sides[at] !== null);
        if (!into) return;
        if (row.part === 'head') {
          const { title: own, summary } = sides[at];
          lay(into, [h('h1', {}, own), h('p', { class: 'lead' }, summary)]);
          return;
        }
        const own = sections.get(sectionKey(sides[at])) ?? [];
        fresh.push(...lay(into, own.map(({ element: part }) => part)));
        own.forEach(({ index }, n) => (this.blocks[lang][index] = into.children[n]));
      });
      // What no row holds is not shown; its place must not be taken by another.
      this.blocks[lang] = Array.from(this.blocks[lang], (block) => block ?? document.createElement('p'));
    }
    return fresh;
  }

  /** A double click opens the file at the figure or the block under it. */
  openAt(event) {
    const side = event.target.closest('[slot]');
    const lang = side?.slot;
    if (!lang) return;
    const { file, lines } = this.desk.sides[lang];
    const figure = this.context.marks.at(event);
    const block = this.blocks[lang].findIndex((one) => one.contains(event.target));
    const place = figure ?? { line: lines[block] ?? 1, column: 1 };
    open(editorAddress(this.context.config, { path: file, line: place.line, column: place.column }));
  }

  /** Links within a page lead to the same text on the desk, and to the page if it is not there. */
  follow(event) {
    const link = event.target.closest?.('[slot] a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    const lang = link.closest('[slot]').slot;
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    event.preventDefault();
    const here = this.blocks[lang].map((block) => (block.id === id ? block : block.querySelector(`[id="${CSS.escape(id)}"]`))).find(Boolean);
    if (here) here.scrollIntoView();
    else location.assign(`${this.desk.sides[lang].address}${link.getAttribute('href')}`);
  }

  /** Shows where a finding of the panel stands. */
  reveal(finding) {
    const { marks } = this.context;
    const isIts = ({ code, message }) => code === finding.code && message.zh === finding.message.zh;
    const figure = marks.all().find(({ findings, button }) => button && findings.some(isIts));
    if (figure) {
      marks.focus(figure);
      return;
    }
    const lang = LANGUAGES.find((one) => this.desk.sides[one].file === finding.path);
    const { lines } = this.desk.sides[lang] ?? { lines: [] };
    const at = lines.findLastIndex((line) => line <= finding.line);
    const block = this.blocks[lang]?.[at] ?? this.list;
    block.scrollIntoView({ block: 'center' });
    flash([block]);
  }

  /** Goes to the next thing to look at: a figure, a term, a section that is behind. */
  next() {
    const { marks } = this.context;
    const stops = this.desk.rows.flatMap((row, at) => {
      const element = this.rows.get(rowKey(row));
      const figures = marks.wrong().filter((figure) => figure.row === at);
      const terms = [...element.terms.querySelectorAll('.term.missing, .term.forbidden')];
      return [
        ...(row.is_due ? [{ element: element.bar, go: () => element.bar.focus() }] : []),
        ...figures.map((figure) => ({ element: figure.button, go: () => marks.focus(figure) })),
        ...terms.map((term) => ({ element: term, go: () => term.focus() })),
      ];
    });
    if (stops.length === 0) return;
    const last = stops.findIndex(({ element }) => element === this.stopped);
    const { element, go } = stops[(last + 1) % stops.length];
    this.stopped = element;
    go();
    const box = document.createRange();
    box.selectNode(element);
    reveal(box);
  }

  /** What is scrolled to must not be under the top. */
  measure() {
    document.documentElement.style.scrollPaddingTop = `${this.top.offsetHeight + 12}px`;
    document.documentElement.style.setProperty('--desk-top', `${this.top.offsetHeight}px`);
    this.context.marks.placeSoon();
  }
}

/** What tells one row from another: what it is, and the ids of its headings. */
function rowKey({ part, sides }) {
  const own = LANGUAGES.map((lang) => (sides[lang] ? sectionKey(sides[lang]) : '-'));
  return [part, ...own].join('\n');
}

function parse(html) {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Opens the editor as a link would. */
function open(address) {
  const link = h('a', { href: address });
  document.body.append(link);
  link.click();
  link.remove();
}

const config = await settings();
await new Desk(config, document.querySelector('wenzhai-desk')).begin();
