// Static files that have changed: style sheets and images are exchanged in place.

import { swapStyle } from './morph.js';

/** Takes in that the files at these paths are others now. Scripts need a page of their own. */
export function refresh(paths, version) {
  const changed = new Set(paths);
  const has = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin && changed.has(decodeURI(url.pathname));
  };
  for (const script of document.querySelectorAll('script[src]')) {
    if (has(script.src)) {
      location.reload();
      return;
    }
  }
  for (const link of document.querySelectorAll('link[href]:not([data-replaced])')) {
    if (!has(link.href)) continue;
    if (link.relList.contains('stylesheet')) swapStyle(link, link, newer(link.href, version));
    else if (link.relList.contains('icon')) link.href = newer(link.href, version);
  }
  for (const image of document.querySelectorAll('img[src]')) {
    if (has(image.src)) image.src = newer(image.src, version);
  }
  for (const source of document.querySelectorAll('img[srcset], source[srcset]')) {
    const parts = source.srcset.split(',').map((part) => part.trim().split(/\s+/));
    if (!parts.some(([address]) => has(address))) continue;
    source.srcset = parts.map(([address, size = '']) => `${newer(address, version)} ${size}`.trim()).join(', ');
  }
}

/**
 * Takes in that any style sheet may be another now. One with its hash beside it is not: if its
 * content changes, so does its address, and with that the page.
 */
export function refreshStyles() {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]:not([data-replaced], [integrity])')) {
    if (new URL(link.href).origin === location.origin) swapStyle(link, link, newer(link.href, Date.now()));
  }
}

/** Another address for the same file: one that the browser has not kept. */
function newer(address, version) {
  const url = new URL(address, location.href);
  url.searchParams.set('v', version);
  return url.pathname + url.search;
}
