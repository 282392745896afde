// What there is to read and to follow on a page, for comparing it with and without scripts.

/** The words of the main part as they are shown, without spaces; buttons, which only scripts can serve, are left out. */
export function words(page) {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const copy = [];
    const walk = (element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('noscript, button')) return;
      for (const node of element.childNodes) {
        if (node.nodeType === 3) copy.push(node.data);
        else if (node.nodeType === 1) walk(node);
      }
    };
    walk(main);
    return copy.join('').replaceAll(/\s/g, '');
  });
}

/** Where the links of a page lead: addresses as they are written out, and those that a browser could not follow. */
export function links(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('a, form[action], area')];
    const bad = all.filter((one) => one.localName !== 'form' && (!one.getAttribute('href') || /^(?:javascript:|#$)/i.test(one.getAttribute('href'))));
    const addresses = all.filter((one) => !bad.includes(one)).map((one) => one.href ?? one.action).filter((href) => /^https?:/.test(href));
    return { bad: bad.map((one) => `no address: ${one.outerHTML.slice(0, 120)}`), addresses: [...new Set(addresses)] };
  });
}
