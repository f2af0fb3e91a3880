import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hitAt } from '../../../../tools/eval/metrics/hit.ts';
import { ndcgAt } from '../../../../tools/eval/metrics/ndcg.ts';
import { precisionAt } from '../../../../tools/eval/metrics/precision.ts';
import { recallAt } from '../../../../tools/eval/metrics/recall.ts';
import { reciprocalRankAt } from '../../../../tools/eval/metrics/reciprocal-rank.ts';

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 5e-4, `${actual} is not ${expected}`);
}

/** Relevant are b, d and x, of which x was not found. */
const ranked = ['a', 'b', 'c', 'd', 'e'];
const grades = new Map([
  ['b', 1],
  ['d', 1],
  ['x', 1],
  ['a', 0],
]);

describe('metrics of a ranking', () => {
  it('precision is divided by k, also when fewer were found', () => {
    assert.equal(precisionAt(5, ranked, grades), 2 / 5);
    assert.equal(precisionAt(10, ranked, grades), 2 / 10);
    assert.equal(precisionAt(1, ranked, grades), 0);
  });

  it('recall is of all relevant documents, found or not', () => {
    assert.equal(recallAt(2, ranked, grades), 1 / 3);
    assert.equal(recallAt(5, ranked, grades), 2 / 3);
    assert.equal(recallAt(5, [], grades), 0);
  });

  it('a hit is one relevant document', () => {
    assert.equal(hitAt(1, ranked, grades), 0);
    assert.equal(hitAt(2, ranked, grades), 1);
  });

  it('the reciprocal rank is that of the first relevant document', () => {
    assert.equal(reciprocalRankAt(10, ranked, grades), 1 / 2);
    assert.equal(reciprocalRankAt(1, ranked, grades), 0);
    assert.equal(reciprocalRankAt(10, ['a', 'c', 'x'], grades), 1 / 3);
  });
});

describe('ndcgAt', () => {
  // The worked example of Wikipedia's “Discounted cumulative gain”: grades 3, 2, 3, 0, 1, 2 in ranked order, and two
  // judged documents with 3 and 2 that were not found. DCG 6.861, ideal 8.740.
  const found = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'];
  const judged = new Map([
    ['d1', 3],
    ['d2', 2],
    ['d3', 3],
    ['d4', 0],
    ['d5', 1],
    ['d6', 2],
    ['d7', 3],
    ['d8', 2],
  ]);

  it('agrees with the worked example', () => {
    near(ndcgAt(6, found, judged), 0.785);
  });

  it('takes the grade itself as gain', () => {
    // 2 / log2(3) against 2 / log2(2) + 1 / log2(3): with 2^grade - 1 it would be another figure.
    const two = new Map([
      ['a', 2],
      ['b', 1],
    ]);
    near(ndcgAt(10, ['z', 'a'], two), 1.26186 / 2.63093);
  });

  it('is 1 for the ideal order, 0 for nothing relevant, and looks at k places of both', () => {
    assert.equal(ndcgAt(6, ['d1', 'd3', 'd7', 'd2', 'd6', 'd8'], judged), 1);
    assert.equal(ndcgAt(10, ['z'], judged), 0);
    assert.equal(ndcgAt(10, ['a'], new Map([['a', 0]])), 0);
    assert.equal(ndcgAt(1, ['d1', 'z'], judged), 1);
  });

  it('with one relevant document is 1 / log2(rank + 1)', () => {
    const one = new Map([['c', 1]]);
    near(ndcgAt(10, ranked, one), 0.5);
    assert.equal(ndcgAt(2, ranked, one), 0);
  });
});
