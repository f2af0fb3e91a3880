import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredDocument } from '../../web/src/api/types.ts';
import {
  allDocuments,
  withChange,
  withFirstPage,
  withNextPage,
  withoutDocument,
} from '../../web/src/documents/loaded-documents.ts';

function stored(id: string, pages = 1): StoredDocument {
  const progress = { done: 0, total: 0 };
  return { id, path: id, title: id, size: 1, status: 'indexed', progress, pages, warnings: [] };
}

const loaded = withNextPage(
  withFirstPage(undefined, { items: [stored('a'), stored('b')], continuation: 'x' }),
  {
    items: [stored('b'), stored('c')],
  },
);
const shown = (documents: typeof loaded) =>
  allDocuments(documents).map(({ id, pages }) => `${id}${pages}`);

test('Each document is shown once, over the pages of the list', () => {
  assert.deepEqual(shown(loaded), ['a1', 'b1', 'c1']);
  assert.equal(loaded.continuation, undefined);
});

test('A change keeps its place; a new document comes first', () => {
  assert.deepEqual(shown(withChange(loaded, stored('b', 2))), ['a1', 'b2', 'c1']);
  assert.deepEqual(shown(withChange(loaded, stored('c', 2))), ['a1', 'b1', 'c2']);
  assert.deepEqual(shown(withChange(loaded, stored('d'))), ['d1', 'a1', 'b1', 'c1']);
});

test('What is removed goes from every page', () => {
  assert.deepEqual(shown(withoutDocument(loaded, 'b')), ['a1', 'c1']);
});

test('The first page anew leaves what was loaded below it', () => {
  const again = withFirstPage(loaded, { items: [stored('d'), stored('a')], continuation: 'x' });
  assert.deepEqual(shown(again), ['d1', 'a1', 'b1', 'c1']);
  assert.equal(again.continuation, undefined, 'it goes on after what was loaded');
});
