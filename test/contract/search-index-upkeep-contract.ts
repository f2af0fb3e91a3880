import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChunkDescription, SearchIndex } from '../../shared/ports/search-index.ts';
import { axis, chunk, newTenant, scope, shortIds } from './search-index-fixture.ts';

const signal = new AbortController().signal;

/** What every SearchIndex does for the upkeep of its chunks. `open` gives an index that exists. */
export function searchIndexUpkeepContract(
  dimensions: number,
  open: () => Promise<SearchIndex>,
): void {
  const at = (index: number) => axis(index, dimensions);

  describe('a search index kept up to date', () => {
    it('changes properties of chunks and nothing else of them', async () => {
      const index = await open();
      const tenant = newTenant();
      const whole = chunk(tenant, 'a', {
        vector: at(2),
        groups: [],
        tags: ['old'],
        category: 'policy',
        audience: 'staff',
      });
      await index.upload([whole], signal);
      const change = {
        id: whole.id,
        title: 'House rules',
        groups: ['board'],
        tags: [],
        category: 'rules',
        sourceUrl: 'https://example.org/b',
        updatedAt: '2026-02-01T00:00:00.000Z',
      };
      assert.deepEqual(await index.change([change], signal), []);
      assert.deepEqual(await index.keywordSearch('annual', 5, scope(tenant), signal), []);
      const asBoard = scope(tenant, ['board']);
      const [found] = await index.keywordSearch('annual leave', 5, asBoard, signal);
      assert.ok(found);
      const { score: _, updatedAt, ...rest } = found;
      const { vector: __, audience: ___, ...expected } = { ...whole, ...change };
      assert.deepEqual({ ...rest, updatedAt: new Date(updatedAt).toISOString() }, expected);
      assert.equal((await index.keywordSearch('house', 5, asBoard, signal)).length, 1);
      const [byVector] = await index.vectorSearch(at(2), 1, asBoard, signal);
      assert.equal(byVector?.id, whole.id);
    });

    it('names chunks that are not there to be changed, and changes the others', async () => {
      const index = await open();
      const tenant = newTenant();
      const there = chunk(tenant, 'a', { vector: at(0) });
      await index.upload([there], signal);
      const { id, title, groups, updatedAt } = there;
      const change = { id, title, groups, tags: ['new'], updatedAt };
      const absent = { ...change, id: `${tenant}-b` };
      assert.deepEqual(await index.change([absent, change], signal), [absent.id]);
      assert.equal(await index.countChunks(tenant, 'doc-1', {}, signal), 1);
      const filters = { tags: ['new'] };
      const found = await index.keywordSearch('leave', 5, scope(tenant, [], filters), signal);
      assert.deepEqual(shortIds(tenant, found), ['a']);
    });

    it('counts chunks by version, date and groups', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'a', { vector: at(0) }),
          chunk(tenant, 'b', { vector: at(0), groups: ["o'neil", 'hr'] }),
          chunk(tenant, 'c', { vector: at(0), version: 'v2', groups: ['hr'] }),
          chunk(tenant, 'd', { vector: at(0), updatedAt: '2026-02-01T00:00:00.000Z' }),
        ],
        signal,
      );
      const count = (described: ChunkDescription) =>
        index.countChunks(tenant, 'doc-1', described, signal);
      assert.equal(await count({ version: 'v1' }), 3);
      assert.equal(await count({ updatedAt: '2026-01-01T00:00:00.000Z' }), 3);
      assert.equal(await count({ updatedAt: '2026-02-01T00:00:00Z', version: 'v2' }), 0);
      assert.equal(await count({ groups: [] }), 2);
      assert.equal(await count({ groups: ['hr'] }), 2);
      assert.equal(await count({ groups: ['board', "o'neil"] }), 1);
      assert.equal(await count({ groups: ['board'] }), 0);
    });

    it('goes through a tenant’s chunks by id, and counts them', async () => {
      const index = await open();
      const tenant = newTenant();
      const chunks = Array.from({ length: 5 }, (_, ordinal) =>
        chunk(tenant, `c${ordinal}`, { vector: at(0), documentId: `doc-${ordinal % 2}`, ordinal }),
      );
      await index.upload([...chunks, chunk(newTenant(), 'foreign', { vector: at(0) })], signal);
      assert.equal(await index.countTenant(tenant, signal), 5);
      const first = await index.scan(tenant, { limit: 3 }, signal);
      const rest = await index.scan(tenant, { limit: 3, after: first.at(-1)?.id }, signal);
      assert.deepEqual(
        [...first, ...rest],
        chunks.map(({ id, documentId, version }) => ({ id, documentId, version })),
      );
      assert.deepEqual(await index.scan(tenant, { limit: 3, after: rest.at(-1)?.id }, signal), []);
    });

    it('removes chunks by their ids, as often as it is told to', async () => {
      const index = await open();
      const tenant = newTenant();
      const chunks = ['a', 'b', 'c'].map((name) => chunk(tenant, name, { vector: at(0) }));
      await index.upload(chunks, signal);
      const ids = chunks.slice(0, 2).map(({ id }) => id);
      await index.remove(ids, signal);
      await index.remove(ids, signal);
      await index.remove([], signal);
      const left = await index.scan(tenant, { limit: 9 }, signal);
      assert.deepEqual(
        left.map(({ id }) => id),
        [chunks[2]?.id],
      );
    });

    it('removes a document, or all versions but one, however many chunks there are', async () => {
      const index = await open();
      const tenant = newTenant();
      const many = Array.from({ length: 1100 }, (_, ordinal) =>
        chunk(tenant, `old-${ordinal}`, { vector: at(0), version: 'v1', ordinal }),
      );
      await index.upload([...many, chunk(tenant, 'new', { vector: at(0), version: 'v2' })], signal);
      await index.upload([chunk(tenant, 'other', { vector: at(0), documentId: 'doc-2' })], signal);
      assert.equal(await index.countChunks(tenant, 'doc-1', {}, signal), 1101);
      assert.equal(await index.countChunks(tenant, 'doc-1', { version: 'v1' }, signal), 1100);
      assert.equal(
        await index.removeDocument(tenant, 'doc-1', { keepVersion: 'v2' }, signal),
        1100,
      );
      assert.equal(await index.countChunks(tenant, 'doc-1', {}, signal), 1);
      assert.equal(await index.removeDocument(tenant, 'doc-1', {}, signal), 1);
      assert.equal(await index.removeDocument(tenant, 'doc-1', {}, signal), 0);
      assert.equal(await index.countChunks(tenant, 'doc-2', {}, signal), 1);
    });
  });
}
