import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseFilter } from '../../../local/services/ai-search/odata/parse-filter.ts';
import type { Filter } from '../../../local/services/ai-search/odata/filter-syntax.ts';
import { startAiSearch } from '../../../local/services/ai-search/start-ai-search.ts';
import { AiSearchIndex } from '../../../shared/adapters/ai-search-index.ts';
import { odataIn, odataString } from '../../../shared/identity/odata-literal.ts';
import { documentFilter, searchFilter } from '../../../shared/identity/search-filter.ts';
import { anEmbeddedChunk } from '../../support/a-chunk.ts';
import { hostileValues } from '../../support/hostile-values.ts';
import { testSettings } from '../../support/local-settings.ts';
import { Random } from '../../support/random.ts';

const seed = 7;
const eq = (path: string, value: string): Filter => ({
  kind: 'comparison',
  path,
  operator: 'eq',
  literal: { type: 'string', value },
});

/** The values a condition of `odataIn` compares with. */
function valuesOf(filter: Filter): Set<string> {
  if (filter.kind === 'membership') return new Set(filter.values);
  const operands = filter.kind === 'or' ? filter.operands : [filter];
  return new Set(
    operands.map((operand) => {
      assert.ok(operand.kind === 'comparison' && operand.literal.type === 'string');
      return operand.literal.value;
    }),
  );
}

describe('OData literals', () => {
  it('hold any string as it is', () => {
    const random = new Random(seed);
    for (const value of hostileValues(random, 500)) {
      assert.deepEqual(parseFilter(`f eq ${odataString(value)}`), eq('f', value), `seed ${seed}`);
    }
  });

  it('compare with exactly the values of a list, whatever they hold', () => {
    const random = new Random(seed);
    for (let round = 0; round < 300; round += 1) {
      const values = hostileValues(random, 1 + random.below(4));
      const found = valuesOf(parseFilter(odataIn('f', values)));
      assert.deepEqual(found, new Set(values), `seed ${seed}, ${JSON.stringify(values)}`);
    }
    assert.deepEqual(valuesOf(parseFilter(odataIn('f', ['', 'a']))), new Set(['', 'a']));
  });
});

describe('the search filter', () => {
  it('has the same shape for any tenant, groups and filters', () => {
    const random = new Random(seed);
    for (let round = 0; round < 200; round += 1) {
      const [tenantId = '', category = '', ...groups] = hostileValues(random, 4);
      const tags = hostileValues(random, 2);
      const principal = { tenantId, userId: 'u', groups };
      const filter = parseFilter(searchFilter({ principal, filters: { category, tags } }));
      assert.ok(filter.kind === 'and');
      const [tenant, acl, tagged, categorised, ...more] = filter.operands;
      assert.deepEqual(tenant, eq('tenantId', tenantId));
      assert.deepEqual(categorised, eq('category', category));
      assert.equal(more.length, 0);
      assert.ok(acl?.kind === 'or' && acl.operands.length === 2);
      const [open, member] = acl.operands;
      assert.deepEqual(open, {
        kind: 'not',
        operand: { kind: 'lambda', path: 'groups', quantifier: 'any' },
      });
      assert.ok(member?.kind === 'lambda' && member.range && tagged?.kind === 'lambda');
      assert.deepEqual(valuesOf(member.range.body), new Set(groups));
      assert.ok(tagged.range);
      assert.deepEqual(valuesOf(tagged.range.body), new Set(tags));
    }
  });

  it('narrows to groups that the caller has, and to nothing when there are none', () => {
    const random = new Random(seed);
    for (let round = 0; round < 200; round += 1) {
      const own = hostileValues(random, 3);
      const [foreign = ''] = hostileValues(random, 1).filter((group) => !own.includes(group));
      const filterFor = (groups: string[]) => {
        const principal = { tenantId: 't', userId: 'u', groups: own };
        const filter = parseFilter(searchFilter({ principal, filters: { groups } }));
        assert.ok(filter.kind === 'and');
        assert.deepEqual(filter.operands[0], eq('tenantId', 't'));
        return filter.operands[1];
      };
      const narrowed = filterFor([foreign, ...own.slice(0, 1)]);
      assert.ok(narrowed?.kind === 'lambda' && narrowed.range, `seed ${seed}`);
      assert.deepEqual(valuesOf(narrowed.range.body), new Set(own.slice(0, 1)));
      assert.deepEqual(filterFor([foreign]), parseFilter('ordinal lt 0'), `seed ${seed}`);
    }
  });

  it('compares moments in UTC, whatever their offset', () => {
    const principal = { tenantId: 't', userId: 'u', groups: [] };
    const filters = {
      audience: "o'brien",
      updatedAfter: '2026-03-01T00:30:00+01:00',
      updatedBefore: '2026-04-01T00:00:00Z',
    };
    assert.equal(
      searchFilter({ principal, filters }),
      "tenantId eq 't' and not groups/any() and audience eq 'o''brien' and " +
        'updatedAt gt 2026-02-28T23:30:00.000Z and updatedAt lt 2026-04-01T00:00:00.000Z',
    );
  });

  it('shows a caller without groups only what has none', () => {
    const principal = { tenantId: 't', userId: 'u', groups: [] };
    assert.equal(searchFilter({ principal, filters: {} }), "tenantId eq 't' and not groups/any()");
  });

  it('keeps a document filter to its tenant, document and version', () => {
    const random = new Random(seed);
    for (let round = 0; round < 200; round += 1) {
      const [tenantId = '', documentId = '', version = ''] = hostileValues(random, 3);
      assert.deepEqual(parseFilter(documentFilter(tenantId, documentId, { version })), {
        kind: 'and',
        operands: [eq('tenantId', tenantId), eq('documentId', documentId), eq('version', version)],
      });
    }
  });
});

describe('searches with hostile values', () => {
  let service: Awaited<ReturnType<typeof startAiSearch>>;
  let index: AiSearchIndex;
  const signal = new AbortController().signal;
  before(async () => {
    service = await startAiSearch({ port: 0 });
    index = new AiSearchIndex(
      testSettings({
        SEARCH_ENDPOINT: service.endpoint,
        SEARCH_API_KEY: service.apiKey,
        EMBEDDING_DIMENSIONS: '2',
      }),
    );
    await index.ensure(signal);
    const secret = anEmbeddedChunk({ id: 's', tenantId: 'other', vector: [1, 0] });
    const grouped = anEmbeddedChunk({ id: 'g', tenantId: 't', groups: ['board'], vector: [1, 0] });
    await index.upload([secret, grouped], signal);
  });
  after(() => service.close());

  it('find nothing of another tenant or group', async () => {
    const random = new Random(seed);
    for (let round = 0; round < 40; round += 1) {
      const [category = '', group = '', ...tags] = hostileValues(random, 4);
      const principal = { tenantId: 't', userId: 'u', groups: [group] };
      const found = await index.keywordSearch(
        'annual leave',
        9,
        { principal, filters: {} },
        signal,
      );
      assert.deepEqual(found, [], `seed ${seed}, group ${JSON.stringify(group)}`);
      const filters = { category, tags, documentIds: tags };
      assert.deepEqual(await index.vectorSearch([1, 0], 9, { principal, filters }, signal), []);
    }
    const board = { tenantId: 't', userId: 'u', groups: ['board'] };
    const found = await index.vectorSearch([1, 0], 9, { principal: board, filters: {} }, signal);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['g'],
    );
  });
});
