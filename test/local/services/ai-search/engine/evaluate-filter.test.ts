import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseIndexDefinition } from '../../../../../local/services/ai-search/definition/index-definition.ts';
import type { StoredDocument } from '../../../../../local/services/ai-search/documents/stored-document.ts';
import { evaluateFilter } from '../../../../../local/services/ai-search/engine/evaluate-filter.ts';
import { SearchIndex } from '../../../../../local/services/ai-search/engine/search-index.ts';
import { parseFilter } from '../../../../../local/services/ai-search/odata/parse-filter.ts';
import { Random } from '../../../../support/random.ts';
import { serviceError } from '../support/service-error.ts';

const definition = parseIndexDefinition({
  name: 'filters',
  fields: [
    { name: 'id', type: 'Edm.String', key: true },
    { name: 'tenant', type: 'Edm.String', filterable: true },
    { name: 'text', type: 'Edm.String', filterable: false },
    { name: 'page', type: 'Edm.Int32', filterable: true },
    { name: 'isDraft', type: 'Edm.Boolean', filterable: true },
    { name: 'at', type: 'Edm.DateTimeOffset', filterable: true },
    { name: 'tags', type: 'Collection(Edm.String)', filterable: true },
    { name: 'numbers', type: 'Collection(Edm.Int32)', filterable: true },
  ],
});

function indexOf(documents: readonly StoredDocument[]): SearchIndex {
  const index = new SearchIndex(definition);
  for (const document of documents) index.put(String(document.id), document, new Map());
  return index;
}

function idsOf(index: SearchIndex, filter: string): unknown[] {
  return evaluateFilter(index, parseFilter(filter))
    .toArray()
    .map((slot) => index.at(slot).id);
}

describe('evaluateFilter', () => {
  const index = indexOf([
    { id: 'a', tenant: 't1', page: 1, isDraft: true, at: '2026-01-01T00:00:00Z', tags: ['x', 'y'] },
    { id: 'b', tenant: 't1', page: 2, isDraft: false, at: '2026-02-01T00:00:00Z', tags: ['y'] },
    { id: 'c', tenant: 't2', page: null, numbers: [1, 5], tags: [] },
  ]);

  it('passes the documents that fit', () => {
    const cases: [filter: string, ids: string[]][] = [
      ["tenant eq 't1'", ['a', 'b']],
      ["tenant ne 't1'", ['c']],
      ["tenant gt 't1'", ['c']],
      ['page ge 2', ['b']],
      ['page lt 2', ['a']],
      ['page eq null', ['c']],
      ['page ne null', ['a', 'b']],
      ['page ne 1', ['b', 'c']],
      ['not (page gt 1)', ['a', 'c']],
      ['isDraft', ['a']],
      ['not isDraft', ['b', 'c']],
      ['at lt 2026-01-15T00:00:00Z', ['a']],
      ['at eq 2026-02-01T01:00:00+01:00', ['b']],
      ["tags/any(t: t eq 'x')", ['a']],
      ["tags/any(t: search.in(t, 'x,z')) or not tags/any()", ['a', 'c']],
      ["tags/all(t: t ne 'x')", ['b', 'c']],
      ["tags/all(t: not search.in(t, 'y'))", ['c']],
      ['numbers/any(n: n gt 3 and n lt 9)', ['c']],
      ['numbers/all(n: n gt 3)', ['a', 'b']],
      ["search.in(id, 'c,a')", ['a', 'c']],
      ['true', ['a', 'b', 'c']],
      ['false or page eq 1', ['a']],
    ];
    for (const [filter, ids] of cases) assert.deepEqual(idsOf(index, filter), ids, filter);
  });

  it('answers 400 to a field that does not exist, is not filterable or has another type', () => {
    const cases: [filter: string, message: RegExp][] = [
      ['nope eq 1', /property named 'nope'/],
      ["text eq 'x'", /'text' is not filterable/],
      ["page eq '1'", /incompatible types/],
      ['tenant gt 5', /incompatible types/],
      ["tags eq 'x'", /'tags' is a collection/],
      ["tenant/any(t: t eq 'x')", /'tenant' is no collection/],
      ["search.in(page, '1')", /needs a string field/],
      ["tags/any(t: tenant eq 'x')", /not the range variable/],
    ];
    for (const [filter, message] of cases) {
      assert.throws(() => idsOf(index, filter), serviceError(400, message), filter);
    }
  });

  it('refuses lambdas over strings that the real index could not answer', () => {
    const filters = [
      "tags/any(t: t ne 'x')",
      "tags/any(t: t eq 'x' and t eq 'y')",
      "tags/all(t: t eq 'x')",
      "tags/any(t: t gt 'x')",
    ];
    for (const filter of filters) {
      assert.throws(() => idsOf(index, filter), serviceError(400, /lambda/), filter);
    }
  });

  it('agrees with a look at every document while documents come and go', () => {
    const tenants = ['t1', 't2', 't3', null];
    for (let seed = 0; seed < 5; seed += 1) {
      const random = new Random(seed);
      const documents = new Map<string, { id: string; tenant: string | null; page: number }>();
      const changing = new SearchIndex(definition);
      for (let step = 0; step < 4000; step += 1) {
        const id = `k${random.below(400)}`;
        if (random.below(4) === 0) {
          changing.delete(id);
          documents.delete(id);
        } else {
          const document = { id, tenant: random.pick(tenants), page: random.below(10) };
          changing.put(id, document, new Map());
          documents.set(id, document);
        }
      }
      assert.ok(changing.capacity < 3000, 'deleted documents are reclaimed');
      assert.deepEqual(
        idsOf(changing, "tenant eq 't1' and page ge 5").toSorted(),
        [...documents.values()]
          .filter(({ tenant, page }) => tenant === 't1' && page >= 5)
          .map(({ id }) => id)
          .toSorted(),
        `seed ${seed}`,
      );
    }
  });
});
