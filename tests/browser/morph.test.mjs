// Laws of the morph: what is made like a document is like it, and nothing else is touched.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/') request.respond({ contentType: 'text/html', body: '<!DOCTYPE html><title>a</title>' });
    else if (pathname.endsWith('.js')) {
      const body = readFileSync(new URL(`../../src/serve/client${pathname}`, import.meta.url));
      request.respond({ contentType: 'text/javascript', body });
    } else request.respond({ status: 404 });
  });
  await page.goto('http://preview.test/');
  await page.evaluate(async () => {
    const { morph } = await import('/morph.js');
    const parse = (html) => new DOMParser().parseFromString(html, 'text/html');
    globalThis.shown = (html) => {
      document.replaceChild(document.importNode(parse(html).documentElement, true), document.documentElement);
      globalThis.was = document.cloneNode(true);
    };
    globalThis.become = (html) => {
      const now = parse(html);
      const mutations = [];
      const observer = new MutationObserver((records) => mutations.push(...records));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const changes = morph(document, globalThis.was, now);
      mutations.push(...observer.takeRecords());
      observer.disconnect();
      globalThis.was = now;
      return { equal: document.documentElement.isEqualNode(now.documentElement), mutations: mutations.length, changes };
    };
  });
});

after(() => browser.close());

/** Shows one document, turns it into another, and runs `look` in the page before and after. */
async function turn(from, to, { act = () => null, look = () => null } = {}) {
  await page.evaluate((html) => globalThis.shown(html), from);
  await page.evaluate(act);
  const result = await page.evaluate((html) => {
    const { equal, mutations, changes } = globalThis.become(html);
    return { equal, mutations, touched: changes.touched.length, scripts: changes.scripts };
  }, to);
  return { ...result, seen: await page.evaluate(look) };
}

test('any document becomes any other', async () => {
  const failures = await page.evaluate(() => {
    let state = 20261122;
    const random = (n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
    const names = ['p', 'ul', 'div', 'a', 'details', 'h2', 'section'];
    const grow = (depth) => {
      let html = '';
      for (let n = random(6); n > 0; n -= 1) {
        const name = names[random(names.length)];
        const id = random(4) === 0 ? ` id="i${random(8)}"` : '';
        const figure = random(6) === 0 ? ` data-figure="f${random(5)}"` : '';
        const kind = random(3) === 0 ? ` class="c${random(3)}"` : '';
        const inner = depth > 0 && name !== 'p' && name !== 'a' ? grow(depth - 1) : `字${random(5)}`;
        html += random(5) === 0 ? `<!--${random(3)}-->` : '';
        html += `<${name === 'a' ? 'b' : name}${id}${figure}${kind}>${inner}</${name === 'a' ? 'b' : name}>${random(2) ? '\n' : ''}`;
      }
      return html;
    };
    const documentOf = () =>
      `<html lang="${random(2) ? 'zh' : 'en'}"><head><title>题${random(3)}</title><meta name="a" content="${random(3)}"></head><body>${grow(3)}</body></html>`;
    const failures = [];
    let before = documentOf();
    globalThis.shown(before);
    for (let n = 0; n < 2000; n += 1) {
      const next = documentOf();
      if (!globalThis.become(next).equal) {
        failures.push({ before, next, is: document.documentElement.outerHTML });
        globalThis.shown(next);
      }
      before = next;
    }
    return failures.sort((a, b) => a.before.length + a.next.length - b.before.length - b.next.length).slice(0, 1);
  });
  assert.deepEqual(failures, []);
});

test('what is the same is not touched', async () => {
  const html = '<body><p>甲</p>\n<p>乙</p></body>';
  assert.equal((await turn(html, html)).mutations, 0);
  const { mutations, touched, seen } = await turn('<ul><li>甲</li><li>乙</li><li>丙</li></ul>', '<ul><li>甲</li><li>乙二</li><li>丙</li></ul>');
  assert.deepEqual([mutations, touched, seen], [1, 1, null]);
});

test('an item that moves takes only itself along', async () => {
  const items = ['甲', '乙', '丙', '丁', '戊'].map((name, at) => `<li id="i${at}">${name}</li>`);
  const list = (order) => `<ul>${order.map((at) => items[at]).join('')}</ul>`;
  const { equal, mutations } = await turn(list([0, 1, 2, 3, 4]), list([4, 0, 1, 2, 3]));
  assert.equal(equal, true);
  // A move is a removal and an insertion.
  assert.ok(mutations <= 2, `${mutations} mutations`);
});

test('what the reader has done stays', async () => {
  const of = (word) =>
    `<h1>${word}</h1><details id="d"><summary>引</summary>文</details><input id="q" value="起"><input id="c" type="checkbox"><p id="p">一二三四${word}五六</p>`;
  const { seen } = await turn(of('旧'), of('新的'), {
    act: () => {
      document.querySelector('#d').open = true;
      document.querySelector('#q').value = '打过的字';
      document.querySelector('#c').checked = true;
      document.querySelector('#q').focus();
      document.querySelector('#q').setSelectionRange(1, 2);
      globalThis.paragraph = document.querySelector('#p').firstChild;
    },
    look: () => [
      document.querySelector('#d').open,
      document.querySelector('#q').value,
      document.querySelector('#c').checked,
      document.activeElement.id,
      document.querySelector('#q').selectionStart,
      document.querySelector('#p').firstChild === globalThis.paragraph,
    ],
  });
  assert.deepEqual(seen, [true, '打过的字', true, 'q', 1, true]);
});

test('a selection stays in words that are not edited', async () => {
  const { seen } = await turn('<p id="p">一二三四五六</p>', '<p id="p">一二改了三四五六</p>', {
    act: () => {
      const text = document.querySelector('#p').firstChild;
      getSelection().setBaseAndExtent(text, 3, text, 5);
    },
    look: () => getSelection().toString(),
  });
  assert.equal(seen, '四五');
});

test('what a script of the page has made stays until the server says otherwise', async () => {
  const of = (word) => `<p>${word}</p><ol id="results"></ol>`;
  const made = {
    act: () => (document.querySelector('#results').innerHTML = '<li>找到的</li>'),
    look: () => document.querySelector('#results').textContent,
  };
  assert.equal((await turn(of('旧'), of('新'), made)).seen, '找到的');
  const changed = '<p>新</p><ol id="results"><li>另一条</li></ol>';
  assert.equal((await turn(of('旧'), changed, made)).seen, '另一条');
});

test('a script that changes needs a page of its own', async () => {
  const { scripts } = await turn('<p>甲</p><script>1</script>', '<p>甲</p><script>2</script>');
  assert.equal(scripts, true);
  assert.equal((await turn('<p>甲</p>', '<p>甲</p><div><script>2</script></div>')).scripts, true);
  assert.equal((await turn('<p>甲</p><script>1</script>', '<p>乙</p><script>1</script>')).scripts, false);
});
