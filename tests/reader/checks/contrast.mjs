// Colours as they come out, for what axe does not judge: drawings, and colours that a system forces.

/** Text of drawings, and their marks, that are too faint against what is behind: 4.5 to 1 and 3 to 1 (WCAG 1.4.3, 1.4.11). */
export function faint(page, what = 'svg') {
  return page.evaluate((selector) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return { r, g, b, a: a / 255 };
    };
    const over = (front, back) => ({
      r: front.r * front.a + back.r * (1 - front.a),
      g: front.g * front.a + back.g * (1 - front.a),
      b: front.b * front.a + back.b * (1 - front.a),
      a: 1,
    });
    const channel = (value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    const light = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const contrast = (one, two) => {
      const [low, high] = [light(one), light(two)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    // What lies behind: the nearest colour around it. Nothing is drawn over pictures here.
    const behind = (element) => {
      if (element === null) return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
      const { backgroundColor } = getComputedStyle(element);
      const own = rgba(backgroundColor);
      return own.a === 1 ? own : over(own, behind(element.parentElement));
    };
    const wrong = [];
    const judge = (element, colour, least, what) => {
      const back = behind(element.closest('svg')?.parentElement ?? element);
      const ratio = contrast(over(rgba(colour), back), back);
      if (ratio < least) wrong.push(`faint: ${what} ${element.getAttribute('class') ?? element.localName} ${colour}, ${ratio.toFixed(2)} to 1`);
    };
    for (const element of document.querySelectorAll(selector === 'svg' ? 'svg[role="img"] *, svg.chart *' : selector)) {
      if (!element.checkVisibility()) continue;
      const { fill, stroke, color, fillOpacity } = getComputedStyle(element);
      if (element.localName === 'text') judge(element, fill, 4.5, 'text');
      else if (!(element instanceof SVGElement)) {
        if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) judge(element, color, 4.5, 'text');
      } else if (['circle', 'rect', 'path', 'line', 'polyline'].includes(element.localName) && !element.matches('.grid')) {
        // Either the edge or what it holds has to be seen.
        const seen = [stroke, fillOpacity === '1' ? fill : 'none'].filter((one) => one !== 'none');
        const back = behind(element.closest('svg').parentElement);
        const best = Math.max(...seen.map((one) => contrast(over(rgba(one), back), back)), 0);
        if (best < 3) wrong.push(`faint: mark ${element.getAttribute('class') ?? element.localName} ${seen}, ${best.toFixed(2)} to 1`);
      }
    }
    return [...new Set(wrong)].slice(0, 12);
  }, what);
}
