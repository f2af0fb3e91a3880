import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neverBackwards } from '../../../local/host/never-backwards.ts';

test('Time goes on from where it was when the computer’s clock is set back', () => {
  const times = [1000, 2000, 500, 700, 100, 150];
  const now = neverBackwards(() => times.shift() ?? NaN);
  assert.deepEqual(Array.from({ length: 6 }, now), [1000, 2000, 2000, 2200, 2200, 2250]);
});

test('A jump ahead is followed, also after one back', () => {
  const times = [1000, 400, 90_400, 90_500];
  const now = neverBackwards(() => times.shift() ?? NaN);
  assert.deepEqual(Array.from({ length: 4 }, now), [1000, 1000, 91_000, 91_100]);
});
