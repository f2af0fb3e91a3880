import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuseByReciprocalRank } from '../../../../../local/services/ai-search/search/reciprocal-rank-fusion.ts';

const ranking = (weight: number, ...slots: number[]) => ({
  weight,
  ranked: slots.map((slot, index) => ({ slot, score: 100 - index })),
});

test('adds up 1 / (60 + rank), whatever the original scores', () => {
  assert.deepEqual(fuseByReciprocalRank([ranking(1, 7, 3), ranking(1, 3, 9)]), [
    { slot: 3, score: 1 / 62 + 1 / 61 },
    { slot: 7, score: 1 / 61 },
    { slot: 9, score: 1 / 62 },
  ]);
});

test('weighs rankings', () => {
  const [first, second] = fuseByReciprocalRank([ranking(1, 1), ranking(3, 2)]);
  assert.deepEqual(
    [first, second],
    [
      { slot: 2, score: 3 / 61 },
      { slot: 1, score: 1 / 61 },
    ],
  );
});
