import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuestionFilters } from '../../shared/domain/answer-event.ts';
import type { EmbeddedChunk } from '../../shared/domain/chunk.ts';
import type {
  ChunkDescription,
  SearchIndex,
  SearchScope,
} from '../../shared/ports/search-index.ts';

const signal = new AbortController().signal;
let made = 0;
const newTenant = () => `tenant-${(made += 1)}`;

/** A unit vector of `dimensions` numbers with its weight on one axis. */
function axis(index: number, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, at) => (at === index ? 1 : 0));
}

function chunk(tenantId: string, id: string, more: Partial<EmbeddedChunk> = {}): EmbeddedChunk {
  return {
    id: `${tenantId}-${id}`,
    tenantId,
    documentId: 'doc-1',
    version: 'v1',
    ordinal: 0,
    title: 'Handbook',
    path: 'hr/handbook.pdf',
    headings: ['Leave'],
    content: 'Full-time staff get 28 days of annual leave.',
    pageFrom: 3,
    pageTo: 4,
    pageOffsets: [20],
    groups: [],
    tags: [],
    contentType: 'application/pdf',
    updatedAt: '2026-01-01T00:00:00.000Z',
    vector: [],
    ...more,
  };
}

function scope(
  tenantId: string,
  groups: string[] = [],
  filters: QuestionFilters = {},
): SearchScope {
  return { principal: { tenantId, userId: 'ann', groups }, filters };
}

/** What every SearchIndex does, for vectors of `dimensions` numbers. `open` gives an index that exists. */
export function searchIndexContract(dimensions: number, open: () => Promise<SearchIndex>): void {
  const at = (index: number) => axis(index, dimensions);
  const ids = (tenantId: string, found: readonly { id: string }[]) =>
    found.map(({ id }) => id.replace(`${tenantId}-`, ''));

  describe('a search index', () => {
    it('gives a chunk back whole, but for its vector', async () => {
      const index = await open();
      const tenant = newTenant();
      const whole = chunk(tenant, 'a', {
        vector: at(0),
        tags: ['hr', "o'brien"],
        category: 'policy',
        audience: 'staff',
        sourceUrl: 'https://example.org/a',
      });
      await index.upload([whole], signal);
      const [found] = await index.keywordSearch('annual leave', 5, scope(tenant), signal);
      assert.ok(found);
      const { score, ...rest } = found;
      const { vector: _, ...expected } = whole;
      assert.ok(score > 0);
      assert.deepEqual({ ...rest, updatedAt: new Date(rest.updatedAt).toISOString() }, expected);
    });

    it('finds by word forms, in title and headings too, best first', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'a', {
            vector: at(0),
            title: 'Travel',
            headings: ['Trains'],
            content: 'Book early.',
          }),
          chunk(tenant, 'b', {
            vector: at(1),
            title: 'IT',
            headings: ['Passwords'],
            content: 'Use long ones.',
          }),
        ],
        signal,
      );
      const search = (query: string) => index.keywordSearch(query, 5, scope(tenant), signal);
      assert.deepEqual(ids(tenant, await search('password')), ['b']);
      assert.deepEqual(ids(tenant, await search('booking a train')), ['a']);
      assert.deepEqual(await search('submarine'), []);
    });

    it('takes operators in a question for plain text', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload([chunk(tenant, 'a', { vector: at(0) })], signal);
      for (const query of [
        'annual -leave',
        '"annual"',
        'leave) OR (*',
        "what's + annual | ~ \\ leave*",
      ]) {
        const found = await index.keywordSearch(query, 5, scope(tenant), signal);
        assert.deepEqual(ids(tenant, found), ['a'], query);
      }
    });

    it('finds by vector, nearest first', async () => {
      const index = await open();
      const tenant = newTenant();
      const chunks = [0, 1, 2].map((one) => chunk(tenant, `c${one}`, { vector: at(one) }));
      await index.upload(chunks, signal);
      const near = at(1).map((value, place) => (place === 2 ? 0.5 : value));
      const found = await index.vectorSearch(near, 2, scope(tenant), signal);
      assert.deepEqual(ids(tenant, found), ['c1', 'c2']);
    });

    it('fuses both ways of searching: what both find comes first', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'meant', { vector: at(0), content: 'Time off for rest.', title: 'Rest' }),
          chunk(tenant, 'both', { vector: at(0).map((v, i) => (i === 1 ? 0.1 : v)) }),
          chunk(tenant, 'said', { vector: at(1) }),
          chunk(tenant, 'neither', { vector: at(2), content: 'Trains.', title: 'Trains' }),
        ],
        signal,
      );
      const search = (depth: { perSide: number; top: number }) =>
        index.hybridSearch('annual leave', at(0), depth, scope(tenant), signal);
      const [best, ...others] = await search({ perSide: 2, top: 3 });
      assert.equal(best?.id, `${tenant}-both`);
      assert.deepEqual(ids(tenant, others).sort(), ['meant', 'said']);
      assert.equal((await search({ perSide: 2, top: 1 })).length, 1);
      assert.ok(best.score > (others[0]?.score ?? NaN));
    });

    it('never crosses tenants or groups', async () => {
      const index = await open();
      const [tenant, other] = [newTenant(), newTenant()];
      await index.upload(
        [
          chunk(tenant, 'open', { vector: at(0) }),
          chunk(tenant, 'hr', { vector: at(0), groups: ['hr, payroll'] }),
          chunk(other, 'foreign', { vector: at(0) }),
        ],
        signal,
      );
      const both = async (groups: string[]) => {
        const wanted = scope(tenant, groups);
        const keyword = await index.keywordSearch('annual leave', 9, wanted, signal);
        const vector = await index.vectorSearch(at(0), 9, wanted, signal);
        const depth = { perSide: 9, top: 9 };
        const hybrid = await index.hybridSearch('annual leave', at(0), depth, wanted, signal);
        assert.deepEqual(ids(tenant, keyword).sort(), ids(tenant, vector).sort());
        assert.deepEqual(ids(tenant, keyword).sort(), ids(tenant, hybrid).sort());
        return ids(tenant, keyword).sort();
      };
      assert.deepEqual(await both([]), ['open']);
      assert.deepEqual(await both(['it']), ['open']);
      assert.deepEqual(await both(['it', 'hr, payroll']), ['hr', 'open']);
      assert.deepEqual(await both(["x') or true or ('"]), ['open']);
    });

    it('confines to documents, tags, category and date', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'a', {
            vector: at(0),
            documentId: 'one',
            tags: ["o'brien", 'x'],
            category: 'policy',
          }),
          chunk(tenant, 'b', {
            vector: at(0),
            documentId: 'two',
            updatedAt: '2026-06-01T00:00:00.000Z',
          }),
        ],
        signal,
      );
      const search = async (filters: QuestionFilters) =>
        ids(
          tenant,
          await index.keywordSearch('leave', 9, scope(tenant, [], filters), signal),
        ).sort();
      assert.deepEqual(await search({}), ['a', 'b']);
      assert.deepEqual(await search({ documentIds: ['two', 'three'] }), ['b']);
      assert.deepEqual(await search({ tags: ["o'brien"] }), ['a']);
      assert.deepEqual(await search({ category: 'policy' }), ['a']);
      assert.deepEqual(await search({ category: "policy' or tenantId ne '" }), []);
      assert.deepEqual(await search({ updatedAfter: '2026-03-01T00:00:00+01:00' }), ['b']);
    });

    it('replaces a chunk of the same id', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload([chunk(tenant, 'a', { vector: at(0) })], signal);
      await index.upload([chunk(tenant, 'a', { vector: at(1), content: 'Other words.' })], signal);
      assert.equal(await index.countChunks(tenant, 'doc-1', {}, signal), 1);
      assert.deepEqual(await index.keywordSearch('annual', 5, scope(tenant), signal), []);
    });

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
      assert.deepEqual(ids(tenant, found), ['a']);
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
