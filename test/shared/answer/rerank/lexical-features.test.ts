import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  frequency,
  passageCoverage,
  phraseCoverage,
  weightOf,
} from '../../../../shared/answer/rerank/lexical-features.ts';

const weights = [0.5, 0.3, 0.2];
const at = (...places: [term: number, offset: number][]) =>
  places.map(([term, offset]) => ({ term, offset }));
const none: ReadonlySet<number> = new Set();
const about = (value: number) => Math.round(value * 1000) / 1000;

test('Frequency saturates, and longer texts need more', () => {
  const once = frequency(at([0, 0]), none, weights, 1);
  const thrice = frequency(at([0, 0], [0, 50], [0, 90]), none, weights, 1);
  assert.equal(about(once), about((0.5 * 1) / 2.2));
  assert.equal(about(thrice), about((0.5 * 3) / 4.2));
  assert(frequency(at([0, 0]), none, weights, 3) < once);
});

test('A term in the heading counts as one more occurrence', () => {
  const both = frequency(at([0, 0]), new Set([0]), weights, 1);
  assert.equal(both, frequency(at([0, 0], [0, 9]), none, weights, 1));
});

test('The best stretch counts each of its terms once', () => {
  assert.equal(about(passageCoverage(at([0, 0], [1, 100], [1, 150]), weights)), 0.8);
  assert.equal(about(passageCoverage(at([0, 0], [1, 500], [2, 600]), weights)), 0.5);
  assert.equal(passageCoverage([], weights), 0);
});

test('Neighbours count in the order of the question, when they are near', () => {
  assert.equal(about(phraseCoverage(at([0, 0], [1, 8], [2, 20]), weights)), 1);
  assert.equal(about(phraseCoverage(at([0, 0], [1, 8]), weights)), about(0.8 / 1.3));
  assert.equal(phraseCoverage(at([1, 0], [0, 8]), weights), 0);
  assert.equal(phraseCoverage(at([0, 0], [1, 40]), weights), 0);
  assert.equal(phraseCoverage(at([0, 0]), [1]), 0);
});

test('The weight of terms is their sum', () => {
  assert.equal(about(weightOf(new Set([0, 2]), weights)), 0.7);
});
