import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuseRankings } from '../../../../shared/answer/retrieval/fuse.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => aChunk({ id, score: 99 }));
assert(a && b && c);

test('A chunk scores 1 / (k + rank) for every list that holds it', () => {
  const fused = fuseRankings(
    [
      [a, b],
      [b, c],
    ],
    { k: 60, top: 10 },
  );
  assert.deepEqual(
    fused.map(({ id, score }) => [id, score]),
    [
      ['b', 1 / 62 + 1 / 61],
      ['a', 1 / 61],
      ['c', 1 / 62],
    ],
  );
});

test('A list counts as much as its weight', () => {
  const fused = fuseRankings([[a, b], [c]], { k: 60, top: 10, weights: [1, 1.5] });
  assert.deepEqual(
    fused.map(({ id, score }) => [id, score]),
    [
      ['c', 1.5 / 61],
      ['a', 1 / 61],
      ['b', 1 / 62],
    ],
  );
});

test('A chunk that both lists hold in the middle passes one that leads a single list', () => {
  const others = ['d', 'e', 'f', 'g'].map((id) => aChunk({ id }));
  // 2 / 63 = 0.0317 for b, third on both sides; 1 / 61 = 0.0164 for a.
  const [first] = fuseRankings(
    [
      [a, ...others.slice(0, 1), b],
      [...others.slice(2), b],
    ],
    { k: 60, top: 10 },
  );
  assert.deepEqual([first?.id, first?.score], ['b', 1 / 63 + 1 / 63]);
});

test('What the semantic ranker said in one list is kept, whichever list comes last', () => {
  const ranked = { ...a, semantic: { score: 3, captions: ['25 days'] } };
  for (const rankings of [
    [[ranked], [a]],
    [[a], [ranked]],
  ]) {
    const [fused] = fuseRankings(rankings, { k: 60, top: 1 });
    assert.deepEqual(fused?.semantic, ranked.semantic);
  }
});

test('What one list knows of a chunk is kept, whichever list comes first', () => {
  const known = aChunk({ id: 'a', score: 7, keywordScore: 7 });
  for (const lists of [
    [[known], [a]],
    [[a], [known]],
  ]) {
    const [fused] = fuseRankings(lists, { k: 60, top: 10 });
    assert.deepEqual([fused?.score, fused?.keywordScore], [2 / 61, 7]);
  }
});

test('Ties keep the order of the lists', () => {
  const fused = fuseRankings([[a], [b]], { k: 60, top: 10 });
  assert.deepEqual(
    fused.map(({ id }) => id),
    ['a', 'b'],
  );
});

test('A list that repeats a chunk counts it once, at its best rank', () => {
  const fused = fuseRankings([[a, a, b]], { k: 60, top: 10 });
  assert.deepEqual(
    fused.map(({ id, score }) => [id, score]),
    [
      ['a', 1 / 61],
      ['b', 1 / 62],
    ],
  );
});

test('No more than the wanted number comes back', () => {
  assert.equal(fuseRankings([[a, b, c]], { k: 60, top: 2 }).length, 2);
  assert.deepEqual(fuseRankings([[], []], { k: 60, top: 2 }), []);
});
