// Findings where one works: words underlined, and a marker in the margin of their block.

import { h } from './dom.js';
import { findingElement } from './finding.js';
import { locate } from './places.js';

const SEVERITIES = ['error', 'warning', 'note'];

/** Pixels that a marker is high, and from one to the next where blocks stand close. */
const SIZE = 22;

export class Pins {
  /** `layer` is an element of the preview's own that lies over the page from its top left. */
  constructor(layer, context) {
    this.layer = layer;
    this.context = context;
    this.groups = [];
    this.open = null;
    this.frame = 0;
    const later = () => this.placeSoon();
    new ResizeObserver(later).observe(document.body);
    window.addEventListener('resize', later);
    document.addEventListener('toggle', later, true);
    document.addEventListener('load', later, true);
    document.fonts?.ready.then(later);
  }

  /** Shows these findings in place of those before. */
  show(findings) {
    const groups = new Map();
    const ranges = { error: [], warning: [], note: [] };
    for (const finding of findings) {
      const place = locate(finding.pin);
      if (!groups.has(place.block)) groups.set(place.block, { block: place.block, findings: [], ranges: [] });
      const group = groups.get(place.block);
      group.findings.push(finding);
      group.ranges.push(...place.ranges);
      ranges[finding.severity].push(...place.ranges);
    }
    this.underline(ranges);
    const focused = this.layer.getRootNode().activeElement;
    const focusedBlock = this.groups.find((group) => group.marker === focused)?.block;
    const openBlock = this.open?.block;
    this.groups = [...groups.values()];
    this.open = null;
    this.layer.replaceChildren(...this.groups.map((group) => this.marker(group)));
    for (const group of this.groups) {
      if (group.block === openBlock) this.toggle(group);
      if (group.block === focusedBlock) group.marker.focus({ preventScroll: true });
    }
    this.place();
  }

  /** Shows where a finding stands: its block is scrolled to and its card opened. */
  reveal(finding) {
    const { block } = locate(finding.pin);
    const group = this.groups.find((one) => one.block === block);
    if (!group) return;
    if (this.open !== group) this.toggle(group);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    block.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
    group.marker.focus({ preventScroll: true });
  }

  /** Closes the card that is open. Whether there was one. */
  close() {
    const group = this.open;
    if (!group) return false;
    this.toggle(group);
    group.marker.focus({ preventScroll: true });
    return true;
  }

  marker(group) {
    const worst = SEVERITIES.find((severity) => group.findings.some((finding) => finding.severity === severity));
    const label = this.context.words.pin(group.findings.length);
    group.marker = h(
      'button',
      {
        type: 'button',
        class: `marker ${worst}`,
        title: label,
        'aria-label': `${label}: ${this.context.words.text(group.findings[0].message)}`,
        'aria-expanded': 'false',
        onclick: () => this.toggle(group),
      },
      group.findings.length > 1 ? String(group.findings.length) : '!',
    );
    return group.marker;
  }

  toggle(group) {
    const before = this.open;
    if (before) {
      before.card.remove();
      before.marker.setAttribute('aria-expanded', 'false');
      this.open = null;
    }
    if (before === group) return;
    group.card = h(
      'div',
      { class: 'card' },
      group.findings.map((finding) => findingElement(finding, this.context)),
    );
    group.marker.setAttribute('aria-expanded', 'true');
    group.marker.after(group.card);
    this.open = group;
    this.place();
  }

  placeSoon() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.place();
    });
  }

  place() {
    const boxes = this.groups.map(({ block }) => block.getBoundingClientRect());
    const width = document.documentElement.clientWidth;
    let lowest = -Infinity;
    const order = [...boxes.keys()].sort((a, b) => boxes[a].top - boxes[b].top);
    for (const at of order) {
      const { marker, card, block } = this.groups[at];
      const box = boxes[at];
      const hidden = !block.isConnected || block.getClientRects().length === 0;
      marker.hidden = hidden;
      if (hidden) continue;
      const top = Math.max(box.top + scrollY, lowest + SIZE + 2);
      lowest = top;
      const size = marker.offsetWidth;
      const left = Math.max(0, Math.min(box.left + scrollX - size - 8, width - size));
      marker.style.translate = `${left}px ${top}px`;
      if (!card?.isConnected) continue;
      const below = Math.max(box.bottom + scrollY, top + SIZE) + 6;
      const right = width - card.offsetWidth - 8;
      card.style.translate = `${Math.max(8, Math.min(left, right))}px ${below}px`;
    }
  }

  underline(ranges) {
    if (!globalThis.CSS?.highlights) return;
    for (const severity of SEVERITIES) {
      CSS.highlights.set(`wenzhai-${severity}`, new Highlight(...ranges[severity]));
    }
  }
}
