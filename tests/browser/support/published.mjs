// A published site behind a plain web server, as readers meet it: with a strict content security
// policy and without the preview.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  xml: 'application/xml',
};

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'";

/** Serves a folder, at the root or below a path. `asked` holds the paths that were asked for, `broken` those that fail. */
export async function serveFolder(folder, { below = '', port = 0 } = {}) {
  const site = { asked: [], broken: new Set() };
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url, 'http://site').pathname);
    site.asked.push({ path, mode: request.headers['sec-fetch-mode'] });
    const file = (path.endsWith('/') ? `${path}index.html` : path).slice(below.length);
    try {
      // What a script asks for can be made to fail; the page itself is still there.
      if (!path.startsWith(below) || (site.broken.has(path) && request.headers['sec-fetch-mode'] !== 'navigate')) throw new Error('broken');
      const bytes = await readFile(join(folder, file));
      response.setHeader('content-type', TYPES[file.split('.').pop()] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', POLICY);
      response.end(bytes);
    } catch {
      response.statusCode = site.broken.has(path) ? 500 : 404;
      response.end('no');
    }
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.end = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return site;
}
