import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { odata } from '@azure/search-documents';
import { rejectsWith } from '../local/services/ai-search/support/rejects-with.ts';
import { nearestTo, SearchFixture } from '../local/services/ai-search/support/search-fixture.ts';

describe('@azure/search-documents 12 searches the local AI Search service', () => {
  let fixture: SearchFixture;

  before(async () => {
    fixture = await SearchFixture.startFilled();
  });
  after(() => fixture.close());

  describe('keyword search', () => {
    it('finds other forms of a word and ranks by relevance', async () => {
      const found = await fixture.search('reset passwords', { includeTotalCount: true });
      assert.deepEqual(found.ids, ['1', '3', '4']);
      assert.equal(found.count, 3);
    });

    it('understands searchMode, phrases, prefixes and exclusion', async () => {
      const all = { searchMode: 'all' } as const;
      assert.deepEqual((await fixture.search('reset password', all)).ids, ['1']);
      assert.deepEqual((await fixture.search('reset -router', all)).ids, ['1']);
      assert.deepEqual((await fixture.search('"reset link"')).ids, ['1']);
      assert.deepEqual((await fixture.search('"link reset"')).ids, []);
      assert.deepEqual((await fixture.search('invoi*')).ids, ['2']);
    });

    it('widens an "any" search by an exclusion, as documented', async () => {
      const { ids } = await fixture.search('reset -router');
      assert.deepEqual(ids.toSorted(), ['1', '2', '3', '4']);
    });

    it('boosts fields by a scoring profile', async () => {
      const plain = await fixture.search('reset password');
      const boosted = await fixture.search('reset password', { scoringProfile: 'titles' });
      assert.ok((boosted.results[0]?.score ?? 0) > (plain.results[0]?.score ?? NaN));
    });

    it('searches only the fields named', async () => {
      const { ids } = await fixture.search('billing', { searchFields: ['content'] });
      assert.deepEqual(ids, []);
    });
  });

  describe('filters', () => {
    it('evaluates comparisons, collections, dates, nulls and logic', async () => {
      const cases: [filter: string, ids: string[]][] = [
        ["tenantId eq 't1' and page ge 4", ['4']],
        ["groups/any(g: search.in(g, 'g2,g9'))", ['2', '3']],
        ["not (kind eq 'pdf')", ['2']],
        ['updatedAt gt 2026-02-15T00:00:00Z', ['3', '4']],
        ['not groups/any()', ['4']],
        [odata`tenantId eq ${"t1'x"}`, []],
        ["tenantId ne 't1' or page eq 1", ['1', '3']],
        ['page eq null', []],
      ];
      for (const [filter, ids] of cases)
        assert.deepEqual(await fixture.filter(filter), ids, filter);
    });

    it('answers 400 to a filter that is malformed or uses a field it may not', async () => {
      for (const filter of ['tenantId eq', 'nope eq 1', "content eq 'x'", "page eq 'one'"]) {
        await rejectsWith(400, () => fixture.search('*', { filter }));
      }
    });
  });

  describe('vector and hybrid search', () => {
    it('finds the nearest vectors among those that pass the filter', async () => {
      const found = await fixture.search(undefined, {
        vectorSearchOptions: nearestTo([1, 0, 0, 0], 2),
        filter: "tenantId eq 't1'",
      });
      assert.equal(found.ids[0], '1');
      assert.equal(found.ids.length, 2);
      assert.equal(found.ids.includes('3'), false);
      assert.equal(found.results[0]?.score, 1);
    });

    it('fuses keyword and vector ranks: first in both lists scores 2/61', async () => {
      const found = await fixture.search('reset password', {
        vectorSearchOptions: nearestTo([1, 0, 0, 0]),
        top: 3,
      });
      assert.equal(found.ids[0], '1');
      assert.ok(Math.abs((found.results[0]?.score ?? 0) - 2 / 61) < 1e-9);
    });

    it('refuses a text to be vectorized by the index', async () => {
      const queries = [{ kind: 'text' as const, text: 'reset', fields: ['vector' as never] }];
      await rejectsWith(501, () => fixture.search(undefined, { vectorSearchOptions: { queries } }));
    });
  });

  it('reranks semantically, with captions and answers', async () => {
    const found = await fixture.search('reset password link', {
      queryType: 'semantic',
      semanticSearchOptions: {
        configurationName: 'default',
        captions: { captionType: 'extractive' },
        answers: { answerType: 'extractive', count: 1, threshold: 0.5 },
      },
      vectorSearchOptions: nearestTo([1, 0, 0, 0]),
      top: 2,
    });
    const [first] = found.results;
    assert.equal(first?.document.id, '1');
    assert.ok((first.rerankerScore ?? 0) > 2 && (first.rerankerScore ?? 0) <= 4);
    assert.match(first.captions?.[0]?.highlights ?? '', /<em>reset<\/em>/i);
    assert.equal(found.answers?.[0]?.key, '1');
  });

  it('counts, facets, orders, selects, skips and highlights', async () => {
    const found = await fixture.search('*', {
      facets: ['kind,count:5', 'groups,sort:value'],
      includeTotalCount: true,
      orderBy: ['page desc'],
      select: ['id', 'page'],
      skip: 1,
      top: 2,
    });
    assert.equal(found.count, 4);
    assert.deepEqual(buckets(found.facets, 'kind'), [
      ['pdf', 3],
      ['web', 1],
    ]);
    assert.deepEqual(buckets(found.facets, 'groups'), [
      ['g1', 2],
      ['g2', 2],
    ]);
    assert.deepEqual(
      found.results.map(({ document }) => document),
      [
        { id: '3', page: 3 },
        { id: '2', page: 2 },
      ],
    );
    const highlighted = await fixture.search('routers', { highlightFields: 'content-1' });
    assert.deepEqual(highlighted.results[0]?.highlights?.content, [
      'Configure the <em>router</em> before resetting devices.',
    ]);
  });

  it('follows pages of 50 to the end', async (t) => {
    const other = await SearchFixture.startFilled();
    t.after(() => other.close());
    const bulk = Array.from({ length: 130 }, (_, index) => ({ id: `b${index}`, tenantId: 'bulk' }));
    await other.client.uploadDocuments(bulk);
    const { ids } = await other.search('*', { filter: "tenantId eq 'bulk'" });
    assert.deepEqual(new Set(ids), new Set(bulk.map(({ id }) => id)));
    assert.equal(ids.length, 130);
  });
});

function buckets(
  facets: Record<string, { value?: unknown; count?: number | undefined }[]> | undefined,
  field: string,
) {
  return facets?.[field]?.map(({ value, count }) => [value, count]);
}
