// The line to the server: lost, found again, followed.

import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { isSame, openPage, ready, says, untilPreview } from './support/page.mjs';
import { Project } from './support/project.mjs';

const ZH = 'content/reports/demo/zh.md';
const DEMO = '/zh/reports/demo/';

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function withProject(options, run) {
  const project = await Project.copyOf('base');
  try {
    await project.serve(options);
    await run(project);
  } finally {
    await project.remove();
  }
}

test('a server that is started again is found again, with what was edited meanwhile', () =>
  withProject({}, async (project) => {
    const page = await openPage(browser, project.origin + DEMO);
    await page.evaluate(() => (globalThis.heading = document.querySelector('h1')));
    await project.end();
    await untilPreview(page, (root) => !root.querySelector('.notice').hidden);
    await project.edit(ZH, '临清市召集[', '重新连接后，临清市召集[');
    await appendFile(project.path('themes/default/static/style.css'), 'body { --probe: 1; }\n');
    await project.serve({ port: project.port });
    await says(page, '重新连接后，临清市召集');
    await untilPreview(page, (root) => root.querySelector('.notice').hidden);
    await page.waitForFunction(() => getComputedStyle(document.body).getPropertyValue('--probe').trim() === '1');
    assert.equal(await isSame(page), true);
    assert.equal(await page.evaluate(() => globalThis.heading.isConnected), true);
    await project.edit(ZH, '重新连接后', '再改一次');
    await says(page, '再改一次，临清市召集');
    await page.close();
  }));

test('with --follow the page just edited is opened', () =>
  withProject({ more: ['--follow'] }, async (project) => {
    const page = await openPage(browser, `${project.origin}/zh/`);
    await project.edit('content/topics/dual-carbon/zh.md', 'title: ', 'title: 跟到这里');
    await page.waitForFunction(() => location.pathname === '/zh/topics/dual-carbon/');
    await says(page, '跟到这里');
    await ready(page);
    await project.edit('content/reports/demo/en.md', 'title: ', 'title: Followed, ');
    await page.waitForFunction(() => location.pathname === '/en/reports/demo/');
    await says(page, 'Followed, ');
    await page.close();
  }));

test('links inside the site lead to pages that are live too', () =>
  withProject({}, async (project) => {
    const page = await openPage(browser, `${project.origin}/zh/`);
    await Promise.all([page.waitForNavigation(), page.evaluate((href) => document.querySelector(`main a[href="${href}"]`).click(), DEMO)]);
    await page.waitForFunction(() => globalThis.messages.some(({ type }) => type === 'findings'));
    await project.edit(ZH, '临清市召集[', '点过链接，临清市召集[');
    await says(page, '点过链接，临清市召集');
    await page.goBack();
    await page.waitForFunction(() => location.pathname === '/zh/');
    await project.edit(ZH, 'title: ', 'title: 回来以后，');
    await says(page, '回来以后，');
    await page.close();
  }));

test('a page in a tab that nobody sees is changed as well', () =>
  withProject({}, async (project) => {
    const behind = await openPage(browser, project.origin + DEMO);
    const front = await openPage(browser, `${project.origin}/en/reports/demo/`);
    await front.bringToFront();
    await project.edit(ZH, '临清市召集[', '在后面也改，临清市召集[');
    // Frames are not drawn there, so the words are looked for without them.
    const seen = await behind.evaluate(
      () =>
        new Promise((resolve) => {
          const look = () => document.body.textContent.includes('在后面也改') && resolve(document.visibilityState);
          new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
          look();
        }),
    );
    assert.ok(['hidden', 'visible'].includes(seen));
    assert.equal(await isSame(behind), true);
    await behind.close();
    await front.close();
  }));

test('Ctrl-C ends the preview while browsers are connected', () =>
  withProject({}, async (project) => {
    const page = await openPage(browser, project.origin + DEMO);
    const { server } = project;
    await project.end();
    assert.equal(server.signalCode, null);
    assert.equal(server.exitCode, 0);
    await page.close();
  }));
