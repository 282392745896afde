// A page by the keyboard alone: where Tab leads, and whether one sees it.

/** What Tab has to reach, in order, and how each looks without focus; kept in the page as `stops`. */
function prepare() {
  globalThis.looks = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow, backgroundColor, borderColor } = getComputedStyle(element);
    return { outline: outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor} ${outlineOffset}`, outlineColor, outlineWidth, boxShadow, backgroundColor, borderColor };
  };
  const all = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  globalThis.stops = [...document.querySelectorAll(all)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [type=hidden]') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !(element.localName === 'summary' && element.parentElement.localName !== 'details'),
  );
  globalThis.unfocused = globalThis.stops.map(globalThis.looks);
  document.activeElement?.blur();
  scrollTo(0, 0);
  return globalThis.stops.length;
}

/** What is wrong with the focus where it is now; it should be at stop `index`. */
function judge(index) {
  const element = document.activeElement;
  const wanted = globalThis.stops[index];
  const name = (one) => (one ? `${one.localName}${one.className ? `.${String(one.className).split(' ').join('.')}` : ''} “${(one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 24)}”` : 'nothing');
  if (element !== wanted) return { lost: true, wrong: [`order: ${name(element)} instead of ${name(wanted)}`] };
  const wrong = [];
  const now = globalThis.looks(element);
  const before = globalThis.unfocused[index];
  const parse = (colour) => {
    const canvas = (globalThis.ink ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (one) => {
    if (one === null) return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 255] : [255, 255, 255, 255];
    const colour = parse(getComputedStyle(one).backgroundColor);
    return colour[3] === 255 ? colour : behind(one.parentElement);
  };
  const outlined = now.outline !== 'none' && now.outline !== before.outline && Number.parseFloat(now.outlineWidth) >= 2;
  const shadowed = now.boxShadow !== 'none' && now.boxShadow !== before.boxShadow;
  if (!outlined && !shadowed) wrong.push(`unseen: ${name(element)} looks no different with focus`);
  else {
    const ring = parse(outlined ? now.outlineColor : now.boxShadow.match(/^\w+\([^)]*\)/)?.[0] ?? '#000');
    // An outline beside the element lies on what is around it.
    const [low, high] = [light(ring), light(behind(element.parentElement))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ring[3] < 255 || ratio < 3) wrong.push(`faint: the ring of ${name(element)} has ${ratio.toFixed(2)} to 1`);
  }
  // Of a link in several lines, one that is in the window is enough.
  const rects = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const shown = rects.find(({ left, right, top, bottom }) => top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1) ?? null;
  const large = rects.some(({ width, height }) => height > innerHeight || width > innerWidth);
  if (rects.length === 0) wrong.push(`hidden: ${name(element)} has no box`);
  else if (shown === null && !large) {
    const [{ left, right, top, bottom }] = rects;
    wrong.push(`outside: ${name(element)} is at ${[left, top, right, bottom].map(Math.round)} of ${innerWidth}×${innerHeight}`);
  } else if (shown !== null) {
    const points = [0.5, 0.2, 0.8].map((part) => [shown.left + shown.width * part, shown.top + shown.height / 2]);
    const top = points.map(([x, y]) => document.elementFromPoint(x, y));
    if (!top.some((one) => one && (element.contains(one) || one.contains(element)))) wrong.push(`covered: ${name(element)} lies under ${name(top[0])}`);
  }
  return { lost: false, wrong };
}

/** Presses Tab through the whole page. */
export async function byKeyboard(page) {
  const count = await page.evaluate(prepare);
  const wrong = [];
  // The window has the focus before anything in it has.
  await page.bringToFront();
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('Tab');
    const { lost, wrong: found } = await page.evaluate(judge, index);
    wrong.push(...found);
    if (lost) return wrong;
  }
  await page.keyboard.press('Tab');
  const left = await page.evaluate((last) => document.activeElement !== globalThis.stops[last], count - 1);
  if (!left && count > 1) wrong.push('trap: Tab does not leave the last one');
  return [...new Set(wrong)].slice(0, 12);
}
