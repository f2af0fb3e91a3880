import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneVersionEach } from '../../../shared/answer/one-version-each.ts';
import { chunkId } from '../../../shared/domain/chunk-id.ts';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import { AppError } from '../../../shared/errors.ts';
import { aChunk } from '../../support/a-chunk.ts';
import { aDocument } from '../../support/a-document.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';

const { signal } = new AbortController();
const tenantId = 'local';
const log = { warn: () => undefined };

/** A passage as a version's ingestion makes it. */
function passage(documentId: string, version: string, ordinal: number) {
  const id = chunkId(tenantId, documentId, version, ordinal);
  const updatedAt = `2026-01-0${version.slice(1)}T00:00:00.000Z`;
  return aChunk({ id, documentId, ordinal, version, updatedAt });
}

async function storeWith(...records: Partial<DocumentRecord>[]) {
  const documents = new MemoryDocumentStore();
  for (const record of records) {
    const made = aDocument({ tenantId, ...record });
    await documents.update(tenantId, made.id, () => made);
  }
  return documents;
}

test('of a document in two versions those passages stay that answer, in their order', async () => {
  const found = [
    passage('a', 'v2', 0),
    passage('b', 'v1', 0),
    passage('a', 'v1', 0),
    passage('a', 'v2', 1),
    passage('a', 'v1', 1),
  ];
  const old = await storeWith({ id: 'a', version: 'v2', indexedVersion: 'v1' });
  const kept = await oneVersionEach(found, { documents: old, log }, signal);
  assert.deepEqual(
    kept.map(({ documentId, version, ordinal }) => [documentId, version, ordinal]),
    [
      ['b', 'v1', 0],
      ['a', 'v1', 0],
      ['a', 'v1', 1],
    ],
  );
  const published = await storeWith({ id: 'a', version: 'v2', indexedVersion: 'v2' });
  const switched = await oneVersionEach(found, { documents: published, log }, signal);
  assert.ok(switched.every(({ documentId, version }) => documentId === 'b' || version === 'v2'));
  assert.equal(switched.length, 3);
});

test('what a version took over from the one before answers under the name it was made with', async () => {
  const found = [passage('a', 'v1', 0), passage('a', 'v1', 1), passage('a', 'v2', 0)];
  const indexedContent = {
    version: 'v1',
    hash: '',
    size: 1,
    contentType: 'text/plain',
    pages: 1,
    chunks: 2,
    tokens: 2,
    ownMetadata: {},
    warnings: [],
  };
  const documents = await storeWith({
    id: 'a',
    version: 'v3',
    indexedVersion: 'v3',
    indexedContent,
  });
  const kept = await oneVersionEach(found, { documents, log }, signal);
  assert.deepEqual(kept, found.slice(0, 2));
});

test('documents in one version are not looked up', async () => {
  const documents = await storeWith();
  documents.get = () => assert.fail('looked up');
  const found = [passage('a', 'v1', 0), passage('a', 'v1', 1), passage('b', 'v2', 0)];
  assert.equal(await oneVersionEach(found, { documents, log }, signal), found);
});

test('nothing stays of a document that is gone', async () => {
  const found = [passage('a', 'v1', 0), passage('a', 'v2', 0)];
  assert.deepEqual(await oneVersionEach(found, { documents: await storeWith(), log }, signal), []);
});

test('the newest version found stays when records cannot be read', async () => {
  const documents = await storeWith();
  documents.get = () => Promise.reject(new AppError('store_unavailable', 'Down.'));
  const found = [passage('a', 'v1', 0), passage('a', 'v2', 0), passage('b', 'v1', 0)];
  const kept = await oneVersionEach(found, { documents, log }, signal);
  assert.deepEqual(
    kept.map(({ version }) => version),
    ['v2', 'v1'],
  );
});
