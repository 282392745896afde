// How long a save takes until it is painted, and what the preview takes while nothing happens.
// Prints; scripts/latency prepares what it needs and says what its options are.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './support/browser.mjs';
import { Project, freePort } from './support/project.mjs';

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '20' },
    site: { type: 'string' },
    hugo: { type: 'string' },
    'hugo-site': { type: 'string' },
    'hugo-samples': { type: 'string', default: '5' },
    edits: { type: 'string', default: '2000' },
    idle: { type: 'string', default: '60' },
  },
});

const HOME = '/zh/';
const THEME = 'themes/default/templates/report.html';
const PATIENCE = 30_000;

/** Runs in every document: tells when wanted words are painted, also after a reload. */
function watchForWords() {
  const told = new Set();
  const look = () => {
    const wanted = sessionStorage.getItem('wanted');
    if (!wanted || told.has(wanted) || !document.documentElement.textContent.includes(wanted)) return;
    told.add(wanted);
    requestAnimationFrame(() => {
      // What is posted from a frame comes when the frame has been handed over to be painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => globalThis.seen(wanted, performance.timeOrigin + performance.now());
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const now = () => performance.timeOrigin + performance.now();

/** Words without figures or foreign letters, another each time. */
let count = 0;
function words() {
  count += 1;
  return `试${[...String(count).padStart(5, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[digit]).join('')}试`;
}

class Watcher {
  constructor(page) {
    this.page = page;
    this.waiting = new Map();
  }

  static async open(browser) {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1000, height: 700 });
    const watcher = new Watcher(page);
    await page.exposeFunction('seen', (wanted, at) => watcher.waiting.get(wanted)?.(at));
    await page.evaluateOnNewDocument(watchForWords);
    return watcher;
  }

  /** Opens an address and compares the page's clock with ours: the shortest question of many. */
  async go(address) {
    await this.page.goto(address, { waitUntil: 'load' });
    await pause(1000);
    let shortest = Infinity;
    for (let n = 0; n < 25; n += 1) {
      const start = now();
      const theirs = await this.page.evaluate(() => performance.timeOrigin + performance.now());
      const end = now();
      if (end - start < shortest) [shortest, this.ahead] = [end - start, theirs - (start + end) / 2];
    }
  }

  /** Milliseconds from the beginning of a save until its words are painted. */
  async painted(file, text, wanted) {
    await this.page.evaluate((value) => sessionStorage.setItem('wanted', value), wanted);
    const seen = new Promise((resolve, reject) => {
      this.waiting.set(wanted, resolve);
      setTimeout(() => reject(new Error(`${file}: ${wanted} never came`)), PATIENCE).unref();
    });
    const start = now();
    await writeFile(file, text);
    const took = (await seen) - this.ahead - start;
    this.waiting.delete(wanted);
    return took;
  }
}

function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(0).padStart(6);
  const [median, late, most] = [at(0.5), at(0.95), at(1)];
  console.log(`  ${name.padEnd(10)} median ${median} ms   p95 ${late} ms   most ${most} ms   (${times.length} saves)`);
}

/** Saves a file again and again with other words in it, and puts it back. */
async function measure(name, watcher, file, change, samples) {
  const original = await readFile(file, 'utf8');
  const times = [];
  try {
    // The first one is not counted: it finds nothing warm.
    for (let n = 0; n <= samples; n += 1) {
      const wanted = words();
      const text = change(original, wanted);
      if (text === original) throw new Error(`${file}: nothing to change for ${name}`);
      const took = await watcher.painted(file, text, wanted);
      if (n > 0) times.push(took);
      // Editors pause; not always as long.
      await pause(150 + Math.random() * 250);
    }
  } finally {
    await writeFile(file, original);
    await pause(500);
  }
  report(name, times);
}

const inBody = (text, wanted) => text.replace(/(\n---\n\s*)/, (all) => `${all}${wanted}。`);
const inTitle = (text, wanted) => text.replace(/^title: ['"]?/m, (all) => all + wanted);
const inTemplate = (text, wanted) => text.replace('<article>', (all) => `${all}<p>${wanted}</p>`);
const inDefinition = (definition) => (text, wanted) => text.replace(definition, () => wanted + definition);

/** The first report of the home page that uses a term, and what can be changed on its page. */
async function subject(watcher, origin) {
  await watcher.go(origin + HOME);
  const reports = await watcher.page.$$eval('main a[href^="/zh/reports/"]', (links) => [...new Set(links.map((a) => a.getAttribute('href')))]);
  for (const address of reports.filter((path) => path.split('/').length === 5)) {
    await watcher.page.goto(origin + address);
    const found = await watcher.page.evaluate(() => ({
      definition: document.querySelector('#page_terms dd')?.textContent,
      indicator: document.querySelector('table.figures tbody th a')?.textContent,
    }));
    if (found.definition && found.indicator) return { address, ...found };
  }
  throw new Error('no report of the home page uses a term and has figures');
}

async function ofWenzhai(browser, name, project, samples) {
  await project.serve();
  console.log(`wenzhai, ${name}`);
  const watcher = await Watcher.open(browser);
  const { address, definition, indicator } = await subject(watcher, project.origin);
  const text = project.path(`content${address.replace(/^\/zh/, '')}zh.md`);
  await watcher.go(project.origin + address);
  await measure('body', watcher, text, inBody, samples);
  await measure('term', watcher, project.path('content/terms.yaml'), inDefinition(definition), samples);
  // Names are written with and without quotes.
  const named = (old, wanted) => {
    const form = [`zh: ${indicator}`, `zh: '${indicator}`, `zh: "${indicator}`].find((one) => old.includes(one));
    return form ? old.replace(form, () => form + wanted) : old;
  };
  await measure('indicator', watcher, project.path('content/indicators.yaml'), named, samples);
  await measure('template', watcher, project.path(THEME), inTemplate, samples);
  await watcher.go(project.origin + HOME);
  await measure('title', watcher, text, inTitle, samples);
  return { watcher, text, page: project.origin + address };
}

/** The same of another program, whose browsers are not always told of a save. */
async function tried(name, ...rest) {
  try {
    await measure(name, ...rest);
  } catch (error) {
    console.log(`  ${name.padEnd(10)} ${error.message} within ${PATIENCE / 1000} s`);
  }
}

async function ofHugo(browser, samples) {
  const root = await mkdtemp(join(tmpdir(), 'hugo-latency-'));
  await cp(options['hugo-site'], root, { recursive: true });
  const port = await freePort();
  const args = ['server', '--source', root, '--bind', '127.0.0.1', '--port', String(port)];
  const server = spawn(options.hugo, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let told = '';
    await new Promise((resolve, reject) => {
      server.stdout.on('data', (data) => {
        told += data;
        if (told.includes('Web Server is available')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`hugo ended with ${code}: ${told}`)));
    });
    console.log('hugo server with its live reload, the same corpus');
    const origin = `http://127.0.0.1:${port}`;
    const watcher = await Watcher.open(browser);
    await watcher.go(`${origin}/`);
    const address = await watcher.page.$eval('main ol a', (link) => new URL(link.href).pathname);
    const text = join(root, `content${address.replace(/\/$/, '')}.md`);
    await watcher.go(origin + address);
    await tried('body', watcher, text, inBody, samples);
    await tried('template', watcher, join(root, 'layouts/page.html'), inTemplate, samples);
    await watcher.go(`${origin}/`);
    await tried('title', watcher, text, inTitle, samples);
    await watcher.page.close();
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    await rm(root, { recursive: true, force: true });
  }
}

/** Clock ticks that a process has taken, a hundredth of a second each, and its memory in KiB. */
async function taken(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return { ticks: Number(fields[11]) + Number(fields[12]), memory: Number(status.match(/VmRSS:\s+(\d+)/)[1]) };
}

async function upkeep(project, { watcher, text, page }) {
  const { pid } = project.server;
  await watcher.go(page);
  const original = await readFile(text, 'utf8');
  const edits = Number(options.edits);
  let early;
  for (let n = 1; n <= edits; n += 1) {
    const wanted = words();
    await watcher.painted(text, inBody(original, wanted), wanted);
    if (n === 20) {
      await pause(2000);
      early = (await taken(pid)).memory;
    }
  }
  await pause(2000);
  const late = (await taken(pid)).memory;
  if (early) {
    const grown = ((late / early - 1) * 100).toFixed(1);
    console.log(`memory: ${(early / 1024).toFixed(1)} MiB after 20 edits, ${(late / 1024).toFixed(1)} MiB after ${edits} (${grown} %)`);
  }
  const before = (await taken(pid)).ticks;
  await pause(Number(options.idle) * 1000);
  const ticks = (await taken(pid)).ticks - before;
  console.log(`idle: ${ticks * 10} ms of processor time in ${options.idle} s, a browser connected`);
  console.log(`Ctrl-C: ended in ${(await project.end()).toFixed(0)} ms`);
}

const browser = await launch();
const samples = Number(options.samples);
const projects = [];
try {
  if (options.site) {
    const big = await Project.copyOfFolder(options.site);
    projects.push(big);
    const { watcher } = await ofWenzhai(browser, 'the invented corpus', big, samples);
    await watcher.page.close();
    await big.end();
  }
  if (options.hugo && options['hugo-site']) await ofHugo(browser, Number(options['hugo-samples']));
  const edition = await Project.copyOf('edition');
  projects.push(edition);
  await upkeep(edition, await ofWenzhai(browser, 'the edition', edition, samples));
} finally {
  await browser.close();
  for (const project of projects) await project.remove();
}
