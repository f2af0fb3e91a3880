import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapBounded } from '../../../shared/resilience/map-bounded.ts';

test('all items are worked on, so many at once, and results keep their order', async () => {
  let working = 0;
  let most = 0;
  const results = await mapBounded([5, 1, 4, 2, 3], 2, async (item) => {
    working += 1;
    most = Math.max(most, working);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    working -= 1;
    return item * 10;
  });
  assert.deepEqual(results, [50, 10, 40, 20, 30]);
  assert.equal(most, 2);
  assert.deepEqual(await mapBounded([], 3, async () => 1), []);
});

test('the first failure is thrown', async () => {
  const failing = mapBounded([1, 2, 3], 2, async (item) => {
    if (item === 2) throw new Error('two');
    return item;
  });
  await assert.rejects(failing, { message: 'two' });
});
