import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
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

test('nothing more is begun after a failure, and what was begun has ended when it is thrown', async () => {
  const ended: number[] = [];
  const failing = mapBounded([0, 1, 2, 3, 4], 2, async (item) => {
    await turn();
    if (item === 0) throw new Error('broken');
    await turn();
    ended.push(item);
  });
  await assert.rejects(failing, { message: 'broken' });
  assert.deepEqual(ended, [1]);
});
