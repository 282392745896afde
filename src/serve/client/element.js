// The one element that the preview adds to a page. It stands behind the body, and everything in it
// is in a shadow tree: neither the theme's styles nor those here reach the other side.

import { Blocked } from './blocked.js';
import { h } from './dom.js';
import { Panel } from './panel.js';
import { Pins } from './pins.js';
import { HIGHLIGHTS, STYLE } from './style.js';

class WenzhaiPreview extends HTMLElement {
  /** `context`: configuration, words, explanations and which of them are open. */
  start(context) {
    this.words = context.words;
    this.lang = context.words.tag;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(STYLE)];
    // Underlines are the page's words, so their style has to be the page's too; a sheet that is
    // adopted is no node of it.
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(HIGHLIGHTS)];
    const layer = h('div', { class: 'pins' });
    this.pins = new Pins(layer, context);
    this.panel = new Panel(context, (finding) => this.pins.reveal(finding));
    this.blocked = new Blocked(context);
    this.notice = h('p', { class: 'notice', role: 'status', hidden: true });
    root.append(layer, this.blocked.element, this.notice, this.panel.button, this.panel.element);
    root.addEventListener('keydown', (event) => this.escape(event));
    document.addEventListener('keydown', (event) => event.composedPath()[0] !== this && this.escape(event));
  }

  /** Takes in a message with findings. */
  findings(message) {
    this.pins.show(message.page);
    this.panel.update(message);
    this.blocked.show(message.blocked);
  }

  /** Shows a short notice, `lost` or `gone`, or none. */
  say(what) {
    this.notice.hidden = !what;
    this.notice.textContent = what ? this.words[what] : '';
  }

  escape(event) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.pins.close() || this.panel.close() || this.blocked.close()) event.preventDefault();
  }
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** Puts the preview's element into the document. */
export function attach(context) {
  if (!customElements.get('wenzhai-preview')) customElements.define('wenzhai-preview', WenzhaiPreview);
  const element = document.createElement('wenzhai-preview');
  document.documentElement.append(element);
  element.start(context);
  return element;
}
