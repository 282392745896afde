// The table of pages is complete: a kind that the edition has and the table has not would not be looked at.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from './kinds.mjs';
import { rows } from './support/edition.mjs';
import { reader } from './support/reader.mjs';

const both = reader();

test('every kind of page of the edition is in the table, and none else', () => {
  const kinds = [...new Set(both.edition.pages().map(({ kind }) => kind))].sort();
  assert.deepEqual(kinds, Object.keys(KINDS).sort());
});

test('every page of the table exists and is of its kind', () => {
  const pages = new Map(both.edition.pages().map(({ path, kind }) => [path, kind]));
  assert.deepEqual(
    rows().map(({ path }) => [path, pages.get(path.split('?')[0])]),
    rows().map(({ path, kind }) => [path, kind]),
  );
});
