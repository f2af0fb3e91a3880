import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SearchIndexingBufferedSender } from '@azure/search-documents';
import { rejectsWith } from '../local/services/ai-search/support/rejects-with.ts';
import {
  nearestTo,
  SearchFixture,
  testDocuments,
  testIndex,
  type TestDocument,
} from '../local/services/ai-search/support/search-fixture.ts';

describe('@azure/search-documents 12 manages indexes and documents of the local AI Search service', () => {
  let fixture: SearchFixture;

  before(async () => {
    fixture = await SearchFixture.startFilled();
  });
  after(() => fixture.close());

  describe('indexes', () => {
    it('creates an index and adds a field to it', async () => {
      const fields = [
        ...testIndex.fields,
        { name: 'extra', type: 'Edm.String', filterable: true } as const,
      ];
      const index = { ...testIndex, name: 'growing' };
      await fixture.indexClient.createOrUpdateIndex(index);
      const updated = await fixture.indexClient.createOrUpdateIndex({ ...index, fields });
      assert.equal(updated.fields.length, testIndex.fields.length + 1);
    });

    it('refuses to change the type of a field', async () => {
      const fields = testIndex.fields.map((field) =>
        field.name === 'page' ? { name: 'page', type: 'Edm.String' as const } : field,
      );
      await rejectsWith(400, () =>
        fixture.indexClient.createOrUpdateIndex({ ...testIndex, fields }),
      );
    });

    it('returns a definition as it was given', async () => {
      const index = await fixture.indexClient.getIndex('chunks');
      assert.deepEqual(
        index.fields.map(({ name }) => name),
        testIndex.fields.map(({ name }) => name),
      );
      assert.equal(index.vectorSearch?.profiles?.[0]?.compressionName, 'quantized');
      assert.match(index.etag ?? '', /^"0x[0-9A-F]+"$/);
    });

    it('deletes an index with its documents', async (t) => {
      const other = await SearchFixture.startFilled();
      t.after(() => other.close());
      await other.indexClient.deleteIndex('chunks');
      await rejectsWith(404, () => other.client.getDocumentsCount());
      await other.indexClient.createIndex(testIndex);
      assert.equal(await other.client.getDocumentsCount(), 0);
    });
  });

  describe('documents', () => {
    it('reports 201 for a new document and 200 for an existing one', async (t) => {
      const other = await SearchFixture.start();
      t.after(() => other.close());
      await other.indexClient.createIndex(testIndex);
      const created = await other.client.mergeOrUploadDocuments([...testDocuments]);
      const updated = await other.client.mergeOrUploadDocuments([...testDocuments]);
      assert.deepEqual(
        new Set(created.results.map(({ statusCode }) => statusCode)),
        new Set([201]),
      );
      assert.deepEqual(
        new Set(updated.results.map(({ statusCode }) => statusCode)),
        new Set([200]),
      );
    });

    it('fails a document with a vector of the wrong length, and no other', async () => {
      const documents: TestDocument[] = [
        { id: 'bad', vector: [1] },
        testDocuments[0] ?? { id: '1' },
      ];
      const { results } = await fixture.client.uploadDocuments(documents);
      assert.deepEqual(
        results.map(({ key, succeeded, statusCode }) => [key, succeeded, statusCode]),
        [
          ['bad', false, 400],
          ['1', true, 200],
        ],
      );
      assert.match(results[0]?.errorMessage ?? '', /dimension of '4'/);
      const strict = { throwOnAnyFailure: true };
      await assert.rejects(fixture.client.uploadDocuments(documents, strict));
    });

    it('merges into what is there, and does not invent what is not', async () => {
      const merges = [
        { id: '2', page: 2 },
        { id: 'missing', page: 1 },
      ];
      const { results } = await fixture.client.mergeDocuments(merges);
      assert.deepEqual(
        results.map(({ statusCode }) => statusCode),
        [200, 404],
      );
      assert.equal((await fixture.client.getDocument('2')).title, 'Billing FAQ');
      const nearest = await fixture.search(undefined, {
        vectorSearchOptions: nearestTo([0, 1, 0, 0], 1),
      });
      assert.deepEqual(nearest.ids, ['2']);
    });

    it('counts documents, reads one without its hidden vector, and knows when there is none', async () => {
      assert.equal(await fixture.client.getDocumentsCount(), 4);
      const document = await fixture.client.getDocument('1');
      assert.equal(document.content, testDocuments[0]?.content);
      assert.equal('vector' in document, false);
      await rejectsWith(404, () => fixture.client.getDocument('nope'));
    });

    it('splits a batch that the service finds too busy to take (503)', async (t) => {
      const other = await SearchFixture.startFilled();
      t.after(() => other.close());
      const bulk = Array.from({ length: 130 }, (_, index) => ({ id: `b${index}` }));
      await other.client.uploadDocuments(bulk);
      await other.setFaults([{ match: 'search.index', status: 503, count: 5 }]);
      const sender = new SearchIndexingBufferedSender<TestDocument>(other.client, ({ id }) => id, {
        initialBatchActionCount: 50,
        throttlingDelayInMs: 1,
      });
      await sender.deleteDocuments(bulk);
      await sender.flush();
      await sender.dispose();
      assert.equal(await other.client.getDocumentsCount(), 4);
    });
  });

  it('answers 403 to a wrong api-key', async () => {
    const stranger = fixture.clientWithKey('wrong');
    await rejectsWith(403, () => stranger.getDocumentsCount());
  });

  for (const status of [429, 503]) {
    it(`is retried by the SDK after ${status}`, async () => {
      await fixture.setFaults([{ match: 'search.post.search', status, retryAfterMs: 1, count: 1 }]);
      assert.equal((await fixture.search('router')).ids.length, 1);
    });
  }

  it('finds everything again after a restart', async (t) => {
    const directory = await mkdtemp(join(tmpdir(), 'ai-search-'));
    try {
      const before = await SearchFixture.startFilled({ directory });
      const scores = (await before.search('reset passwords')).results.map(({ score }) => score);
      await before.service.close();
      const again = await SearchFixture.start({ directory });
      t.after(() => again.close());
      assert.equal(await again.client.getDocumentsCount(), 4);
      const found = await again.search('reset passwords');
      assert.deepEqual(
        found.results.map(({ score }) => score),
        scores,
      );
      const near = await again.search(undefined, {
        vectorSearchOptions: nearestTo([0, 0, 1, 0], 1),
      });
      assert.deepEqual(near.ids, ['4']);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
