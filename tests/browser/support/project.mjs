// A project in a folder of its own, the preview of it, and saves as editors make them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The program: the one that WENZHAI names, else the release build, else the other. */
export function program() {
  const target = process.env.CARGO_TARGET_DIR ?? join(REPOSITORY, 'target');
  const places = [process.env.WENZHAI, join(target, 'release/wenzhai'), join(target, 'debug/wenzhai')];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error('no program: cargo build, or name one in WENZHAI');
  return found;
}

/** Ways in which editors save. */
export const SAVES = {
  'in place': (path, text) => writeFile(path, text),
  'renamed over': async (path, text) => {
    const aside = join(dirname(path), `.${Date.now()}.tmp`);
    await writeFile(aside, text);
    await rename(aside, path);
  },
  'truncated and written in two steps': async (path, text) => {
    const file = await open(path, 'w');
    const bytes = Buffer.from(text);
    const half = Math.floor(bytes.length / 2);
    await file.write(bytes, 0, half);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await file.write(bytes, half, bytes.length - half);
    await file.close();
  },
};

/** A port that nobody listens at. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export class Project {
  constructor(root) {
    this.root = root;
    this.server = null;
  }

  /** A copy of the small site of the tests, or of this repository's edition. */
  static async copyOf(what = 'base') {
    const root = await mkdtemp(join(tmpdir(), 'wenzhai-browser-'));
    if (what === 'base') {
      await cp(join(REPOSITORY, 'tests/sites/base'), root, { recursive: true });
      await cp(join(REPOSITORY, 'themes'), join(root, 'themes'), { recursive: true });
    } else {
      for (const part of ['content', 'themes', 'site.yaml']) {
        await cp(join(REPOSITORY, part), join(root, part), { recursive: true });
      }
    }
    return new Project(root);
  }

  /** A copy of a project elsewhere, with this repository's theme laid over it. */
  static async copyOfFolder(folder) {
    const root = await mkdtemp(join(tmpdir(), 'wenzhai-browser-'));
    await cp(folder, root, { recursive: true });
    await cp(join(REPOSITORY, 'themes'), join(root, 'themes'), { recursive: true });
    return new Project(root);
  }

  path(file) {
    return join(this.root, file);
  }

  read(file) {
    return readFile(this.path(file), 'utf8');
  }

  /** Replaces words of a file, which have to be there, and saves it. */
  async edit(file, from, to, save = SAVES['in place']) {
    const text = await this.read(file);
    if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
    await save(this.path(file), text.replace(from, () => to));
  }

  /** Runs the program in the project; it has to end well. */
  async run(args) {
    const child = spawn(program(), ['--root', this.root, ...args], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${args.join(' ')}: ended with ${code}`);
  }

  /** Starts the preview; ready when it has told its address. */
  async serve({ port, locale = 'en', more = [] } = {}) {
    port ??= await freePort();
    const args = ['serve', '--root', this.root, '--locale', locale, '--port', String(port), ...more];
    const child = spawn(program(), args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, WENZHAI_EDITOR: '' } });
    this.server = child;
    this.said = '';
    child.stderr.on('data', (data) => (this.said += data));
    let told = '';
    this.origin = await new Promise((resolve, reject) => {
      child.stdout.on('data', (data) => {
        told += data;
        const address = told.match(/http:\/\/[\w.:[\]-]+/)?.[0];
        if (address && told.includes('\n')) resolve(address);
      });
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${this.said}`)));
      child.once('error', reject);
    });
    this.port = Number(new URL(this.origin).port);
    return this.origin;
  }

  /** Ends the preview as Ctrl-C does. Milliseconds that it took. */
  async end() {
    const child = this.server;
    this.server = null;
    if (!child || child.exitCode !== null) return 0;
    const start = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
    return performance.now() - start;
  }

  async remove() {
    await this.end();
    await rm(this.root, { recursive: true, force: true });
  }
}
