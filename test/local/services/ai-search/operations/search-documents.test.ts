import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SearchOptions } from '@azure/search-documents';
import { nearestTo, SearchFixture, type TestDocument } from '../support/search-fixture.ts';

const documents: readonly TestDocument[] = [
  { id: 'a', kind: 'x', page: 3, title: 'Wine list', content: 'Red wine. White wine. No beer.' },
  { id: 'b', kind: 'y', page: null, title: 'Beer list', content: 'Beer from the tap, and wine.' },
  { id: 'c', kind: 'x', page: 1, title: 'Staff', content: 'Model WX-200 needs a 24 V supply.' },
  {
    id: 'd',
    kind: null,
    page: 1,
    title: 'Rooms',
    content: 'Rooms have a view.',
    groups: ['g', 'h'],
  },
];

describe('searchDocuments', () => {
  let fixture: SearchFixture;

  before(async () => {
    fixture = await SearchFixture.startFilled();
    await fixture.client.deleteDocuments('id', ['1', '2', '3', '4']);
    await fixture.client.uploadDocuments([...documents], { throwOnAnyFailure: true });
  });
  after(() => fixture.close());

  const ids = async (text: string | undefined, options?: SearchOptions<TestDocument>) =>
    (await fixture.search(text, options)).ids;

  it('finds everything without a search text', async () => {
    assert.deepEqual(await ids(undefined), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await ids('*'), ['a', 'b', 'c', 'd']);
  });

  it('finds nothing for a text of stop words', async () => {
    assert.deepEqual(await ids('the of and'), []);
  });

  it('ranks a document that says more about the text higher', async () => {
    assert.deepEqual(await ids('wine'), ['a', 'b']);
    assert.deepEqual(await ids('beers'), ['b', 'a']);
  });

  it('finds an identifier however it is written', async () => {
    for (const text of ['WX-200', 'wx 200', 'wx200', 'WX_200']) {
      assert.deepEqual(await ids(text, { searchMode: 'all' }), ['c'], text);
    }
  });

  it('orders by several fields, with missing values first when ascending', async () => {
    assert.deepEqual(await ids('*', { orderBy: ['page', 'kind desc'] }), ['b', 'c', 'd', 'a']);
    assert.deepEqual(await ids('*', { orderBy: ['page desc', 'kind'] }), ['a', 'd', 'c', 'b']);
    assert.deepEqual(await ids('wine', { orderBy: ['search.score() asc'] }), ['b', 'a']);
  });

  it('counts facets over everything found, not only the page', async () => {
    const found = await fixture.search('*', {
      facets: ['kind,sort:-value', 'groups,count:1'],
      top: 1,
    });
    assert.deepEqual(found.facets?.kind, [
      { value: 'y', count: 1 },
      { value: 'x', count: 2 },
    ]);
    assert.deepEqual(found.facets.groups, [{ value: 'g', count: 1 }]);
  });

  it('highlights the sentences that match best, with the tags asked for', async () => {
    const found = await fixture.search('red wines', {
      highlightFields: 'content-2,title',
      highlightPreTag: '[',
      highlightPostTag: ']',
      top: 1,
    });
    assert.deepEqual(found.results[0]?.highlights, {
      content: ['[Red] [wine].', 'White [wine].'],
      title: ['[Wine] list'],
    });
  });

  it('does not highlight what is excluded', async () => {
    const options = { searchMode: 'all', highlightFields: 'content' } as const;
    const found = await fixture.search('wine -tap', options);
    assert.deepEqual(found.ids, ['a']);
  });

  it('returns collections as empty and other missing fields as null', async () => {
    const { results } = await fixture.search('staff', { select: ['groups', 'tenantId'] });
    assert.deepEqual(results[0]?.document, { groups: [], tenantId: null });
  });

  it('counts the union of both ways in a hybrid search', async () => {
    await fixture.client.mergeDocuments([{ id: 'd', vector: [1, 0, 0, 0] }]);
    const found = await fixture.search('wine', {
      vectorSearchOptions: nearestTo([1, 0, 0, 0], 5),
      includeTotalCount: true,
    });
    assert.equal(found.count, 3);
    assert.deepEqual(found.ids.toSorted(), ['a', 'b', 'd']);
  });

  it('takes the rest of a long list in pages of 1,000', async () => {
    const bulk = Array.from({ length: 1000 }, (_, n) => ({ id: `n${n}`, tenantId: 'bulk' }));
    await fixture.client.uploadDocuments(bulk);
    await fixture.client.uploadDocuments(
      bulk.map(({ id }) => ({ id: `m${id}`, tenantId: 'bulk' })),
    );
    const found = await ids('*', { filter: "tenantId eq 'bulk'", top: 1500 });
    assert.equal(new Set(found).size, 1500);
    await fixture.client.deleteDocuments(
      'id',
      bulk.map(({ id }) => id),
    );
    await fixture.client.deleteDocuments(
      'id',
      bulk.map(({ id }) => `m${id}`),
    );
    assert.equal(await fixture.client.getDocumentsCount(), 4);
  });
});
