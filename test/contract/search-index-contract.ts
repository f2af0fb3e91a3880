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
      const keywordScores = new Map(
        [best, ...others].map(({ id, keywordScore }) => [id, keywordScore ?? NaN]),
      );
      const [said = NaN, meant = NaN] = ['said', 'meant'].map((id) =>
        keywordScores.get(`${tenant}-${id}`),
      );
      assert.ok(said > meant && meant >= 0);
    });

    it('lets the vector search count more or less than the keyword search', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'meant', { vector: at(0), content: 'Time off for rest.', title: 'Rest' }),
          chunk(tenant, 'said', { vector: at(1) }),
        ].map((one) => ({ ...one, headings: [] })),
        signal,
      );
      const bestAt = async (vectorWeight: number) => {
        const depth = { perSide: 1, top: 2, vectorWeight };
        const found = await index.hybridSearch('annual leave', at(0), depth, scope(tenant), signal);
        return [...shortIds(tenant, found)];
      };
      assert.deepEqual(await bestAt(4), ['meant', 'said']);
      assert.deepEqual(await bestAt(0.25), ['said', 'meant']);
    });

    it('ranks what it finds for a question when asked to, with captions from the text', async () => {
      const index = await open();
      const tenant = newTenant();
      const texts = { leave: 'Everyone has 25 days of annual leave.', pay: 'Pay day is monthly.' };
      await index.upload(
        [
          chunk(tenant, 'leave', { vector: at(0), content: texts.leave }),
          chunk(tenant, 'pay', { vector: at(0), content: texts.pay }),
        ],
        signal,
      );
      const ranking = { question: 'How many days of annual leave?', patienceMs: 5000 };
      const wanted = { ...scope(tenant), ranking };
      for (const found of [
        await index.keywordSearch('days', 2, wanted, signal),
        await index.vectorSearch(at(0), 2, wanted, signal),
        await index.hybridSearch('days', at(0), { perSide: 2, top: 2 }, wanted, signal),
      ]) {
        const leave = found.find(({ id }) => id === `${tenant}-leave`);
        const pay = found.find(({ id }) => id === `${tenant}-pay`);
        assert.ok(leave?.semantic);
        assert.ok(leave.semantic.score > (pay?.semantic?.score ?? 0) && leave.semantic.score <= 4);
        assert.deepEqual(leave.semantic.captions, [texts.leave]);
      }
      const [unasked] = await index.keywordSearch('days', 2, scope(tenant), signal);
      assert.equal(unasked?.semantic, undefined);
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

    it('confines to documents, tags, category, audience and dates', async () => {
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
            audience: 'new joiners (2026)',
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
      assert.deepEqual(await search({ audience: 'new joiners (2026)' }), ['b']);
      assert.deepEqual(await search({ audience: 'new joiners' }), []);
      assert.deepEqual(await search({ updatedAfter: '2026-03-01T00:00:00+01:00' }), ['b']);
      assert.deepEqual(await search({ updatedBefore: '2026-03-01T00:00:00+01:00' }), ['a']);
      const [after, before] = ['2026-05-31T23:00:00Z', '2026-06-01T02:00:00+01:00'];
      assert.deepEqual(await search({ updatedAfter: after, updatedBefore: before }), ['b']);
      assert.deepEqual(await search({ updatedAfter: before, updatedBefore: after }), []);
    });

    it('narrows to groups of the caller, and to no others', async () => {
      const index = await open();
      const tenant = newTenant();
      await index.upload(
        [
          chunk(tenant, 'open', { vector: at(0) }),
          chunk(tenant, 'hr', { vector: at(0), groups: ['hr'] }),
          chunk(tenant, 'board', { vector: at(0), groups: ['board'] }),
          chunk(tenant, 'both', { vector: at(0), groups: ['hr', 'board'] }),
        ],
        signal,
      );
      const search = async (own: string[], asked: string[]) => {
        const wanted = scope(tenant, own, { groups: asked });
        const found = [
          await index.keywordSearch('leave', 9, wanted, signal),
          await index.vectorSearch(at(0), 9, wanted, signal),
        ].map((side) => shortIds(tenant, side).sort());
        assert.deepEqual(found[0], found[1]);
        return found[0];
      };
      assert.deepEqual(await search(['hr', 'board'], ['hr']), ['both', 'hr']);
      assert.deepEqual(await search(['hr'], ['hr', 'board']), ['both', 'hr']);
      assert.deepEqual(await search(['hr'], ['board']), []);
      assert.deepEqual(await search([], ['hr']), []);
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
