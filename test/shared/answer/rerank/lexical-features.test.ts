import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CandidateHits, FieldHits } from '../../../../shared/answer/rerank/field-hits.ts';
import {
  bestStretch,
  coverage,
  frequency,
  phrases,
} from '../../../../shared/answer/rerank/lexical-features.ts';

type Place = readonly [term: number, offset: number];

const weights = [0.5, 0.3, 0.2];
const mean = { content: 1000, place: 50 };
const at = (...places: readonly Place[]) => places.map(([term, offset]) => ({ term, offset }));
const about = (value: number) => Math.round(value * 1000) / 1000;

function candidate(content: readonly Place[], place: readonly Place[] = [], length = 1000) {
  const fields: { content: FieldHits; place: FieldHits } = {
    content: { hits: at(...content), length },
    place: { hits: at(...place), length: 50 },
  };
  return { ...fields, terms: new Set<number>() } satisfies CandidateHits;
}

test('Frequency saturates, and longer texts need more', () => {
  // Of mean length: count / (count + 1.5), times the term's weight.
  assert.equal(about(frequency(candidate([[0, 0]]), mean, weights)), about((0.5 * 1) / 2.5));
  const thrice: Place[] = [
    [0, 0],
    [0, 50],
    [0, 90],
  ];
  assert.equal(about(frequency(candidate(thrice), mean, weights)), about((0.5 * 3) / 4.5));
  // Three times as long: one occurrence counts 1 / (0.4 + 0.6 × 3) = 0.4545.
  const long = candidate([[0, 0]], [], 3000);
  assert.equal(about(frequency(long, mean, weights)), about((0.5 * 0.4545) / 1.9545));
});

test('A term in the title or a heading counts as one more occurrence', () => {
  const both = frequency(candidate([[0, 0]], [[0, 0]]), mean, weights);
  assert.equal(about(both), about((0.5 * 2) / 3.5));
});

test('The best stretch counts each of its terms once', () => {
  const near = at([0, 0], [1, 60], [1, 110]);
  assert.equal(about(bestStretch(near, weights)), 0.8);
  assert.equal(about(bestStretch(at([0, 0], [1, 500], [2, 600]), weights)), 0.5);
  assert.equal(bestStretch([], weights), 0);
});

test('Neighbours count in the order of the question, when they are near', () => {
  const score = (...places: Place[]) => about(phrases(candidate(places), mean, weights));
  // Pairs weigh as their lighter terms: 0.3 and 0.2. Found once, a pair counts 1 / 2.5.
  assert.equal(score([0, 0], [1, 8], [2, 20]), 0.4);
  assert.equal(score([0, 0], [1, 8]), about((0.3 / 0.5) * 0.4));
  assert.equal(score([1, 0], [0, 8]), 0);
  assert.equal(score([0, 0], [1, 40]), 0);
  assert.equal(phrases(candidate([[0, 0]]), mean, [1]), 0);
});

test('A phrase that comes up again counts more, and one in the title as much as one in the text', () => {
  const once = phrases(
    candidate([
      [0, 0],
      [1, 8],
    ]),
    mean,
    weights,
  );
  const again = phrases(
    candidate([
      [0, 0],
      [1, 8],
      [0, 300],
      [1, 308],
    ]),
    mean,
    weights,
  );
  const titled = phrases(
    candidate(
      [
        [0, 0],
        [1, 8],
      ],
      [
        [0, 0],
        [1, 8],
      ],
    ),
    mean,
    weights,
  );
  assert.equal(about(again / once), about(2 / 3.5 / 0.4));
  assert.equal(titled, again);
});

test('Coverage is the weight of the terms, however often they stand there', () => {
  assert.equal(about(coverage(at([0, 0], [2, 5], [2, 9]), weights)), 0.7);
});
