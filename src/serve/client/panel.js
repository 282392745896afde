// The panel that lists the findings of the whole site.

import { h } from './dom.js';
import { findingElement, keyOf, placeOf } from './finding.js';

const SEVERITIES = ['error', 'warning', 'note'];

/** How many entries are shown at once; further ones when they are asked for. */
const AT_ONCE = 100;

const KEPT = 'wenzhai-panel';

export class Panel {
  constructor(context, reveal) {
    this.context = context;
    this.reveal = reveal;
    this.page = [];
    this.site = [];
    this.counts = { error: 0, warning: 0, note: 0 };
    this.version = 0;
    this.fetched = -1;
    this.limit = AT_ONCE;
    this.state = { open: false, scope: 'page', code: '', text: '', severities: SEVERITIES, ...kept() };
    this.build();
    this.apply();
  }

  build() {
    const { words } = this.context;
    this.button = h('button', {
      type: 'button',
      class: 'toggle',
      'aria-controls': 'panel',
      onclick: () => this.set({ open: !this.state.open }, this.state.open ? this.button : this.search),
    });
    this.heading = h('h2', { id: 'panel-heading', textContent: words.findings });
    this.summary = h('p', { class: 'summary', role: 'status' });
    this.severities = SEVERITIES.map((severity) =>
      h('button', { type: 'button', class: `filter ${severity}`, onclick: () => this.flip(severity) }),
    );
    this.scopes = ['page', 'site'].map((scope) =>
      h('button', {
        type: 'button',
        class: 'filter',
        textContent: scope === 'page' ? words.thisPage : words.wholeSite,
        onclick: () => this.set({ scope }),
      }),
    );
    this.codes = h('select', { 'aria-label': words.code, onchange: () => this.set({ code: this.codes.value }) });
    this.search = h('input', {
      type: 'search',
      value: this.state.text,
      placeholder: words.search,
      'aria-label': words.search,
      oninput: () => this.set({ text: this.search.value }),
    });
    this.list = h('div', { class: 'list' });
    const close = () => this.set({ open: false }, this.button);
    this.element = h(
      'section',
      { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'panel-heading', lang: words.tag },
      h('header', {}, this.heading, h('button', { type: 'button', class: 'close', onclick: close }, words.close)),
      h(
        'div',
        { class: 'filters' },
        h('div', { role: 'group', 'aria-label': words.scope }, this.scopes),
        h('div', { role: 'group', 'aria-label': words.severity }, this.severities),
        this.codes,
        this.search,
      ),
      this.summary,
      this.list,
    );
  }

  /** Takes in what the server says is wrong now. */
  update({ version, counts, page, settled }) {
    Object.assign(this, { version, counts, page, settled });
    this.apply();
  }

  /** Closes the panel. Whether it was open. */
  close() {
    if (!this.state.open) return false;
    this.set({ open: false }, this.button);
    return true;
  }

  flip(severity) {
    const on = this.state.severities.includes(severity);
    const severities = SEVERITIES.filter((one) => (one === severity ? !on : this.state.severities.includes(one)));
    this.set({ severities });
  }

  set(change, focus) {
    Object.assign(this.state, change);
    this.limit = AT_ONCE;
    sessionStorage.setItem(KEPT, JSON.stringify(this.state));
    this.apply();
    focus?.focus();
  }

  apply() {
    const { words } = this.context;
    const { open, scope, severities } = this.state;
    const total = this.counts.error + this.counts.warning + this.counts.note;
    this.button.replaceChildren(
      ...(total === 0 ? [words.noFindings] : SEVERITIES.filter((one) => this.counts[one] > 0).map((one) => this.badge(one))),
    );
    this.button.setAttribute('aria-expanded', String(open));
    this.button.setAttribute('aria-label', total === 0 ? words.noFindings : words.counts(this.counts));
    this.element.hidden = !open;
    if (!open) return;
    this.fetch();
    this.severities.forEach((button, at) => {
      const severity = SEVERITIES[at];
      button.setAttribute('aria-pressed', String(severities.includes(severity)));
      const count = this.scoped().filter((finding) => finding.severity === severity).length;
      button.textContent = `${words[severity]} ${count}`;
    });
    this.scopes.forEach((button, at) => button.setAttribute('aria-pressed', String(scope === ['page', 'site'][at])));
    this.listCodes();
    this.listFindings();
  }

  badge(severity) {
    const { words } = this.context;
    return h('span', { class: `count ${severity}` }, words.count(severity, this.counts[severity]));
  }

  scoped() {
    return this.state.scope === 'page' ? this.page : this.site;
  }

  listCodes() {
    const counted = new Map();
    for (const { code } of this.scoped()) counted.set(code, (counted.get(code) ?? 0) + 1);
    const codes = [...counted.keys()].sort();
    const { code } = this.state;
    if (code && !counted.has(code)) codes.unshift(code);
    this.codes.replaceChildren(
      h('option', { value: '', textContent: this.context.words.allCodes }),
      ...codes.map((one) => h('option', { value: one, textContent: `${one} (${counted.get(one) ?? 0})` })),
    );
    this.codes.value = code;
  }

  matching() {
    const { severities, code, text } = this.state;
    const wanted = text.trim().toLowerCase();
    return this.scoped().filter(
      (finding) =>
        severities.includes(finding.severity) &&
        (!code || finding.code === code) &&
        (!wanted || searchable(finding).includes(wanted)),
    );
  }

  listFindings() {
    const { words } = this.context;
    const all = this.scoped().length;
    const found = this.matching();
    const shown = found.slice(0, this.limit);
    const loading = this.state.scope === 'site' && this.fetched < 0;
    const parts = [loading ? '' : words.shown(found.length, all), this.settled === false ? words.settling : ''];
    this.summary.textContent = parts.filter(Boolean).join(' · ');
    const top = this.element.scrollTop;
    this.list.replaceChildren(...shown.map((finding) => this.entry(finding)));
    if (found.length === 0 && !loading) this.list.append(h('p', { class: 'nothing' }, words.nothing));
    const rest = found.length - shown.length;
    if (rest > 0) {
      const more = () => {
        this.limit += AT_ONCE;
        this.listFindings();
      };
      this.list.append(h('button', { type: 'button', class: 'more', onclick: more }, words.further(Math.min(rest, AT_ONCE))));
    }
    this.element.scrollTop = top;
  }

  entry(finding) {
    const { words } = this.context;
    const key = keyOf(finding);
    const here = this.page.find((one) => keyOf(one) === key);
    const actions = [];
    if (here) {
      actions.push(h('button', { type: 'button', class: 'to-place', onclick: () => this.show(here) }, words.toPlace));
    } else if (finding.page) {
      actions.push(h('a', { class: 'to-page', href: finding.page }, words.onPage));
    }
    return findingElement(finding, this.context, { actions });
  }

  show(finding) {
    // On a phone the panel would cover what it points to.
    if (innerWidth < 700) this.set({ open: false });
    this.reveal(finding);
  }

  async fetch() {
    if (this.fetched === this.version || this.fetching) return;
    this.fetching = true;
    const { version } = this;
    try {
      const answer = await fetch('/_wenzhai/findings.json');
      const told = await answer.json();
      this.site = Array.isArray(told) ? told : told.findings;
      this.fetched = version;
    } catch {
      // The server is away; the notice says so, and the next version fetches again.
      return;
    } finally {
      this.fetching = false;
    }
    this.apply();
  }
}

function searchable({ code, message, help, ...place }) {
  return [code, message.zh, message.en, help?.zh, help?.en, placeOf(place)].join('\n').toLowerCase();
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
