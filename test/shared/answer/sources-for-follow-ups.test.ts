import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeSource } from '../../../shared/answer/numbered-source.ts';
import { sourcesForFollowUps } from '../../../shared/answer/sources-for-follow-ups.ts';
import { aChunk } from '../../support/a-chunk.ts';

const sources = [1, 2, 3, 4, 5].map((number) => wholeSource(number, aChunk()));
const numbers = (cited: number[]) =>
  sourcesForFollowUps(sources, new Set(cited)).map(({ number }) => number);

test('What is cited comes first, filled up with the best others, in the order of the sources', () => {
  assert.deepEqual(numbers([]), [1, 2, 3]);
  assert.deepEqual(numbers([5]), [1, 2, 5]);
  assert.deepEqual(numbers([1, 3]), [1, 2, 3]);
});

test('All that is cited is kept', () => {
  assert.deepEqual(numbers([1, 2, 4, 5]), [1, 2, 4, 5]);
});
