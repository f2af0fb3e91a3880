import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuestionFilters } from '../../shared/domain/answer-event.ts';
import type { SearchIndex } from '../../shared/ports/search-index.ts';
import { axis, chunk, newTenant, scope, shortIds } from './search-index-fixture.ts';

const signal = new AbortController().signal;

/** What every SearchIndex does, for vectors of `dimensions` numbers. `open` gives an index that exists. */
export function searchIndexContract(dimensions: number, open: () => Promise<SearchIndex>): void {
  const at = (index: number) => axis(index, dimensions);

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
      assert.deepEqual(shortIds(tenant, await search('password')), ['b']);
      assert.deepEqual(shortIds(tenant, await search('booking a train')), ['a']);
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
        assert.deepEqual(shortIds(tenant, found), ['a'], query);
      }
    });

    it('finds by vector, nearest first', async () => {
      const index = await open();
      const tenant = newTenant();
      const chunks = [0, 1, 2].map((one) => chunk(tenant, `c${one}`, { vector: at(one) }));
      await index.upload(chunks, signal);
      const near = at(1).map((value, place) => (place === 2 ? 0.5 : value));
      const found = await index.vectorSearch(near, 2, scope(tenant), signal);
      assert.deepEqual(shortIds(tenant, found), ['c1', 'c2']);
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
      assert.deepEqual(shortIds(tenant, others).sort(), ['meant', 'said']);
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
        assert.deepEqual(shortIds(tenant, keyword).sort(), shortIds(tenant, vector).sort());
        assert.deepEqual(shortIds(tenant, keyword).sort(), shortIds(tenant, hybrid).sort());
        return shortIds(tenant, keyword).sort();
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
        shortIds(
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
  });
}
