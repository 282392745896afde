// How a page is laid out at one width: what sticks out, what lies over something else, what is cut off.

/** What is wrong with the layout as it is now: `sideways: …`, `beyond: …`, `over: …`, `cut: …`. */
export function misplaced(page) {
  return page.evaluate(() => {
    const wrong = [];
    const root = document.scrollingElement;
    const width = root.clientWidth;
    if (root.scrollWidth > width) wrong.push(`sideways: the page is ${root.scrollWidth} wide in a window of ${width}`);

    const name = (element) => {
      const own = element.localName + (element.id ? `#${element.id}` : '') + [...element.classList].map((one) => `.${one}`).join('');
      return element.parentElement?.closest('[class], [id]') ? `${element.parentElement.closest('[class], [id]').getAttribute('class') ?? ''} ${own}` : own;
    };
    const styles = new Map();
    const style = (element) => {
      if (!styles.has(element)) styles.set(element, getComputedStyle(element));
      return styles.get(element);
    };
    // Hidden from sight on purpose, for those who listen: cut to nothing, or beyond the left edge.
    const unseen = new Map();
    const isUnseen = (element) => {
      if (element === null) return false;
      if (!unseen.has(element)) {
        const { clipPath, position } = style(element);
        const own = position === 'absolute' && (clipPath !== 'none' || element.getBoundingClientRect().right <= 0);
        unseen.set(element, own || isUnseen(element.parentElement));
      }
      return unseen.get(element);
    };
    const scrolls = new Map();
    /** The nearest element around that can be scrolled sideways, and be it by nobody. */
    const scroller = (element) => {
      if (element === null || element === document.body || element === root) return null;
      if (!scrolls.has(element)) scrolls.set(element, style(element).overflowX === 'visible' ? scroller(element.parentElement) : element);
      return scrolls.get(element);
    };

    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'title', 'desc'].includes(parent.nodeName)) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isUnseen(parent)) continue;
      range.selectNodeContents(node);
      const size = Number.parseFloat(style(parent).fontSize);
      const drawn = parent.ownerSVGElement;
      const scale = drawn?.viewBox.baseVal.width ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1;
      for (const rect of range.getClientRects()) {
        if (rect.width < 3) continue;
        // A line's box is as high as its font says, which for Chinese is half as much again as a character.
        const middle = (rect.top + rect.bottom) / 2;
        const half = size * scale * 0.36;
        const inside = scroller(parent);
        // What is scrolled out of sight lies over nothing.
        const window = inside?.getBoundingClientRect() ?? { left: -Infinity, right: Infinity };
        const [left, right] = [Math.max(rect.left, window.left) + 1, Math.min(rect.right, window.right) - 1];
        if (right > left) texts.push({ left, right, top: middle - half, bottom: middle + half, parent, words: node.data.trim().slice(0, 24) });
        if (rect.right > width + 1 && inside === null) wrong.push(`beyond: “${node.data.trim().slice(0, 24)}” in ${name(parent)} ends at ${Math.round(rect.right)} of ${width}`);
        if (rect.left < -1 && inside === null) wrong.push(`beyond: “${node.data.trim().slice(0, 24)}” in ${name(parent)} begins at ${Math.round(rect.left)}`);
      }
    }

    texts.sort((a, b) => a.top - b.top);
    for (let i = 0; i < texts.length; i += 1) {
      for (let j = i + 1; j < texts.length && texts[j].top < texts[i].bottom - 1; j += 1) {
        const [one, two] = [texts[i], texts[j]];
        const high = Math.min(one.bottom, two.bottom) - two.top;
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        if (high > 1.5 && wide > 1.5) wrong.push(`over: “${one.words}” in ${name(one.parent)} and “${two.words}” in ${name(two.parent)}`);
      }
    }

    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX, overflowY } = style(element);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      if (element instanceof SVGElement || !element.checkVisibility() || isUnseen(element)) continue;
      const lost = (way, inner, outer) => ['hidden', 'clip'].includes(way) && inner > outer + 1;
      if (lost(overflowX, element.scrollWidth, element.clientWidth) || lost(overflowY, element.scrollHeight, element.clientHeight)) {
        wrong.push(`cut: ${name(element)} shows ${element.clientWidth}×${element.clientHeight} of ${element.scrollWidth}×${element.scrollHeight}`);
      }
      if (['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.matches('table, pre, :has(table)')) {
        wrong.push(`sideways: ${name(element)} scrolls, and is no table`);
      }
    }
    return [...new Set(wrong)].slice(0, 12);
  });
}

/** Has the tab add up how far things jump from now on; `jumped(page)` is the sum, and what jumped. */
export function watchJumps(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.jumps = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) globalThis.jumps.push({ value, nodes: sources.map(({ node }) => node?.nodeName ?? 'gone') });
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export function jumped(page) {
  return page.evaluate(() => globalThis.jumps.map(({ value, nodes }) => `jump: ${value.toFixed(4)} of ${nodes.join(', ')}`));
}

/** What moves although the reader wants nothing to move. */
export function moving(page) {
  return page.evaluate(() => {
    const wrong = document.getAnimations().map((animation) => `moving: ${animation.animationName ?? animation.transitionProperty ?? 'animation'}`);
    if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') wrong.push('moving: smooth scrolling');
    for (const element of document.querySelectorAll('*')) {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const seconds = (list) => Math.max(...list.split(',').map((one) => Number.parseFloat(one)));
      if (seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01)) wrong.push(`moving: ${element.localName}.${element.className}`);
    }
    return [...new Set(wrong)];
  });
}
