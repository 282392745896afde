// A server of static files as docs/publishing.md sets one up: content types, files that lie compressed, the page for
// wrong addresses in the reader's language, and the headers of the site's own `_headers`.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  bib: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  pdf: 'application/pdf',
};

/** Serves a folder, and pages of a test's own, at a port that was free. */
export class Server {
  /** @param {string | null} folder what is served; null until it is built */
  static async start(folder = null) {
    const server = new Server();
    server.own = new Map();
    server.serve(folder);
    server.http = createServer((request, response) => server.answer(request, response));
    server.http.listen(0, '127.0.0.1');
    await once(server.http, 'listening');
    server.origin = `http://localhost:${server.http.address().port}`;
    return server;
  }

  /** Serves this folder from now on, with its headers. */
  serve(folder) {
    this.folder = folder;
    this.rules = folder === null ? [] : rules(readFileSync(join(folder, '_headers'), 'utf8'));
  }

  /** The address of a page that only the test has. */
  show(html, headers = {}) {
    const path = `/own/${this.own.size}`;
    this.own.set(path, { html, headers });
    return this.origin + path;
  }

  answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    const own = this.own.get(path);
    if (own) {
      response.writeHead(200, { 'content-type': TYPES.html, ...own.headers }).end(own.html);
      return;
    }
    const file = this.file(path);
    if (file === null) {
      const lang = path.match(/^\/(?:zh|en)\//)?.[0] ?? '/';
      const page = this.file(`${lang}404.html`);
      if (page === null) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      else this.send(request, response, 404, page, path);
      return;
    }
    if (file.endsWith(sep)) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    this.send(request, response, 200, file, path);
  }

  /** The file that an address stands for: a folder ends with a separator, null is nothing. */
  file(path) {
    if (this.folder === null) return null;
    const inside = normalize(path);
    if (inside.startsWith('..') || inside.endsWith('.wenzhai-files')) return null;
    const name = join(this.folder, inside.endsWith('/') ? `${inside}index.html` : inside);
    if (!existsSync(name)) return null;
    return statSync(name).isDirectory() ? name + sep : name;
  }

  send(request, response, status, file, path) {
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, vary: 'accept-encoding' };
    for (const { matches, name, value } of this.rules) if (matches(path)) headers[name] = value;
    const accepted = request.headers['accept-encoding'] ?? '';
    const [encoding, ending] = [['br', '.br'], ['gzip', '.gz']].find(([name, end]) => accepted.includes(name) && existsSync(file + end)) ?? [null, ''];
    if (encoding) headers['content-encoding'] = encoding;
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : readFileSync(file + ending));
  }

  async end() {
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }
}

/** The lines of `_headers`: an address that may end with `*`, then indented headers. */
function rules(text) {
  let matches = () => false;
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    if (!/^\s/.test(line)) {
      const pattern = line.trim();
      matches = pattern.endsWith('*') ? (path) => path.startsWith(pattern.slice(0, -1)) : (path) => path === pattern;
      return [];
    }
    const [name, value] = line.trim().split(/:\s*(.*)/);
    return [{ matches, name: name.toLowerCase(), value }];
  });
}
