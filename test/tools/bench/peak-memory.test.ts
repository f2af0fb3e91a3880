import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { PeakMemory } from '../../../tools/bench/peak-memory.ts';

it('keeps the highest of the first, the timed and the last look', () => {
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    const values = [300, 700, 500, 400];
    const peak = new PeakMemory(() => values.shift() ?? NaN);
    mock.timers.tick(500);
    assert.equal(peak.close(), 700);
    assert.deepEqual(values, []);
  } finally {
    mock.timers.reset();
  }
});

it('has no value where memory cannot be read', () => {
  assert.equal(new PeakMemory(() => NaN).close(), NaN);
});
