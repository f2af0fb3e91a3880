import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subscoresOf } from '../../../../../local/services/ai-search/search/subscores.ts';

test('A document has the score of each side before fusion, and 0 where a side does not name it', () => {
  const of = subscoresOf([
    { ranked: [{ slot: 3, score: 7.5 }], weight: 1 },
    { field: 'vector', ranked: [{ slot: 4, score: 0.8 }], weight: 1 },
  ]);
  assert.deepEqual(of(3), {
    semantic: null,
    vectors: {
      subscores: {
        text: { searchScore: 7.5 },
        vectors: [{ vector: { searchScore: 0, vectorSimilarity: 0 } }],
      },
    },
  });
  // A score of 0.8 is a similarity of 2 − 1 / 0.8.
  assert.deepEqual(of(4), {
    semantic: null,
    vectors: {
      subscores: {
        text: { searchScore: 0 },
        vectors: [{ vector: { searchScore: 0.8, vectorSimilarity: 0.75 } }],
      },
    },
  });
});
