// A site that was built, behind a server that does nothing but hand out files, under a folder and with
// a strict content security policy.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { program } from './project.mjs';

/** Where the site lies on its server. */
const FOLDER = '/digest/';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

export class Site {
  constructor(output) {
    this.output = output;
    this.asked = [];
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** Builds a project and serves what came of it. */
  static async of(project) {
    const output = await mkdtemp(join(tmpdir(), 'wenzhai-site-'));
    const site = new Site(output);
    site.server.listen(0, '127.0.0.1');
    await once(site.server, 'listening');
    site.root = `http://127.0.0.1:${site.server.address().port}${FOLDER}`;
    const build = ['--root', project, 'build', '--output', join(output, 'public'), '--base-url', site.root];
    await promisify(execFile)(program(), build, { maxBuffer: 1 << 26 });
    return site;
  }

  async answer(request, response) {
    const { pathname } = new URL(request.url, 'http://site');
    const inside = normalize(decodeURIComponent(pathname)).slice(FOLDER.length);
    const path = pathname.endsWith('/') ? join(inside, 'index.html') : inside;
    const headers = { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' };
    try {
      const body = pathname.startsWith(FOLDER) && (await readFile(join(this.output, 'public', path)));
      if (!body) throw new Error('elsewhere');
      this.asked.push({ path, bytes: body.length });
      response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  }

  /** Ends the server, as if the connection were lost. */
  async stop() {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  async remove() {
    await this.stop();
    await rm(this.output, { recursive: true, force: true });
  }
}
