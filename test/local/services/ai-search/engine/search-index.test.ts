import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIndexDefinition } from '../../../../../local/services/ai-search/definition/index-definition.ts';
import { SearchIndex } from '../../../../../local/services/ai-search/engine/search-index.ts';
import { findCandidates } from '../../../../../local/services/ai-search/search/find-candidates.ts';
import { parseSearchRequest } from '../../../../../local/services/ai-search/search/search-request.ts';

const definition = parseIndexDefinition({
  name: 'churn',
  fields: [
    { name: 'id', type: 'Edm.String', key: true, searchable: false },
    { name: 'text', type: 'Edm.String', analyzer: 'en.lucene' },
    {
      name: 'vector',
      type: 'Collection(Edm.Single)',
      dimensions: 2,
      vectorSearchProfile: 'p',
      retrievable: false,
    },
  ],
  vectorSearch: {
    algorithms: [{ name: 'h', kind: 'hnsw' }],
    profiles: [{ name: 'p', algorithm: 'h' }],
  },
});

/** Keys and scores of the best documents for a word and a vector, in order. */
function find(index: SearchIndex): [id: unknown, score: string][] {
  const request = parseSearchRequest({
    search: 'common words',
    vectorQueries: [{ kind: 'vector', fields: 'vector', vector: [1, 0], k: 20 }],
  });
  return findCandidates(index, request, index.live, 0)
    .rank(20)
    .map(({ slot, score }) => [index.at(slot).id, score.toFixed(9)]);
}

test('an index that has seen many versions of its documents answers like one that never did', () => {
  const used = new SearchIndex(definition);
  const fresh = new SearchIndex(definition);
  const put = (index: SearchIndex, id: number, version: number) => {
    const text = `common ${'word '.repeat((id % 7) + version)} number${id}`;
    const vector = Float32Array.of(Math.cos(id), Math.sin(id));
    index.put(`k${id}`, { id: `k${id}`, text }, new Map([['vector', vector]]));
  };
  for (let version = 0; version < 4; version += 1) {
    for (let id = 0; id < 1500; id += 1) put(used, id, version);
  }
  for (let id = 0; id < 1500; id += 3) used.delete(`k${id}`);
  for (let id = 0; id < 1500; id += 1) if (id % 3 !== 0) put(fresh, id, 3);

  assert.equal(used.size, 1000);
  assert.equal(used.get('k1')?.text, fresh.get('k1')?.text);
  assert.equal(used.get('k3'), undefined);
  assert.deepEqual(find(used), find(fresh));
});
