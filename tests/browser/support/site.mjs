// A site that was built for a folder of a server, behind a server that does nothing but hand out files.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './project.mjs';
import { serveFolder } from './published.mjs';

/** Where a site lies on its server. */
const BELOW = '/digest';

export class Site {
  /** Builds a project and serves what came of it. */
  static async of(project) {
    const site = new Site();
    site.output = await mkdtemp(join(tmpdir(), 'wenzhai-site-'));
    site.public = join(site.output, 'public');
    await site.start();
    site.root = `${site.served.origin}${BELOW}/`;
    const build = ['--root', project, 'build', '--output', site.public, '--base-url', site.root];
    await promisify(execFile)(program(), build, { maxBuffer: 1 << 26 });
    return site;
  }

  /** Serves it, at the address that it had before. */
  async start() {
    const port = this.served ? Number(new URL(this.served.origin).port) : 0;
    this.served = await serveFolder(this.public, { below: BELOW, port });
  }

  /** Ends the server, as if the connection were lost. */
  stop() {
    return this.served.end();
  }

  async remove() {
    await this.stop();
    await rm(this.output, { recursive: true, force: true });
  }
}
