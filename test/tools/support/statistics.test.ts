import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, percentile } from '../../../tools/support/statistics.ts';

describe('percentile', () => {
  const values = [5, 1, 4, 2, 3];

  it('takes the nearest rank, whatever the order of the values', () => {
    assert.equal(percentile(values, 0.2), 1);
    assert.equal(percentile(values, 0.21), 2);
    assert.equal(percentile(values, 0.95), 5);
    assert.equal(percentile(values, 1), 5);
  });

  it('takes the smallest value for 0', () => {
    assert.equal(percentile(values, 0), 1);
  });

  it('sorts by number and leaves the values as they are', () => {
    const numbers = [100, 9, 20];
    assert.equal(percentile(numbers, 0.3), 9);
    assert.deepEqual(numbers, [100, 9, 20]);
  });

  it('has no answer for no values', () => {
    assert.equal(percentile([], 0.5), NaN);
  });
});

describe('median', () => {
  it('is the middle value, the lower one of two', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 3, 2]), 2);
  });
});
