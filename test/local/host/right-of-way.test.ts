import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RightOfWay } from '../../../local/host/right-of-way.ts';
import { FakeClock } from './fake-clock.ts';

test('it is taken until the last request has left, and says so once', () => {
  const way = new RightOfWay(new FakeClock('2026-01-01T00:00:00Z'));
  let freed = 0;
  way.onFree(() => (freed += 1));
  const [first, second] = [way.enter(), way.enter()];
  first();
  first();
  assert.equal(way.isTaken, true);
  second();
  assert.equal(way.isTaken, false);
  assert.equal(freed, 1);
});

test('a request that takes long goes on without it', async () => {
  const clock = new FakeClock('2026-01-01T00:00:00Z');
  const way = new RightOfWay(clock);
  const leave = way.enter();
  await clock.moveTo('2026-01-01T00:00:01Z');
  assert.equal(way.isTaken, false);
  leave();
  const next = way.enter();
  assert.equal(way.isTaken, true);
  next();
});
