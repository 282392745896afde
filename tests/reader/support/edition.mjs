// This repository's edition, built for the address that it is served at, and which pages it has.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { KINDS, LANGUAGES } from '../kinds.mjs';
import { Server } from './server.mjs';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The program: the one that WENZHAI names, else the release build, else the other. */
function program() {
  const target = process.env.CARGO_TARGET_DIR ?? join(REPOSITORY, 'target');
  const places = [process.env.WENZHAI, join(target, 'release/wenzhai'), join(target, 'debug/wenzhai')];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error('no program: cargo build, or name one in WENZHAI');
  return found;
}

export class Edition {
  /** Builds the edition and serves it. */
  static async open() {
    const edition = new Edition();
    edition.server = await Server.start();
    edition.origin = edition.server.origin;
    edition.folder = await mkdtemp(join(tmpdir(), 'wenzhai-reader-'));
    const args = ['--root', REPOSITORY, 'build', '--quiet', '--compress', '--output', join(edition.folder, 'site'), '--base-url', `${edition.origin}/`];
    await promisify(execFile)(program(), args);
    edition.server.serve(join(edition.folder, 'site'));
    return edition;
  }

  /** Every page that was made: its address from the root, and the kind that its body tells. */
  pages() {
    const site = this.server.folder;
    return readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => {
        const html = readFileSync(join(site, name), 'utf8');
        return { path: `/${name.replace(/(^|\/)index\.html$/, '$1')}`, kind: html.match(/<body[^>]* data-kind="([^"]+)"/)?.[1] ?? null, html };
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async close() {
    await this.server.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The pages that the tests look at: `kind`, `lang`, `path` and a `name` for messages. */
export function rows() {
  return Object.entries(KINDS).flatMap(([kind, paths]) =>
    paths.flatMap((path) =>
      path.startsWith('/')
        ? [{ kind, lang: null, path, name: `${kind} ${path}` }]
        : LANGUAGES.map((lang) => ({ kind, lang, path: `/${lang}/${path}`, name: `${kind} /${lang}/${path}` })),
    ),
  );
}
