import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOrderedIds } from '../../../shared/adapters/time-ordered-ids.ts';

/** Ids over a clock that the test sets. */
function idsAt(start: number) {
  const time = { now: start };
  return { time, ids: timeOrderedIds({ now: () => new Date(time.now) }) };
}

const millisecondsOf = (id: string) => parseInt(id.replaceAll('-', '').slice(0, 12), 16);
const isRising = (ids: readonly string[]) =>
  ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? ''));

test('An id is a UUID of version 7 and carries the time', () => {
  const now = Date.UTC(2026, 0, 1);
  const id = idsAt(now).ids.next();
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(millisecondsOf(id), now);
});

test('Ids of one millisecond sort as they were made, more than the counter holds', () => {
  const { ids } = idsAt(1000);
  const made = Array.from({ length: 10_000 }, () => ids.next());
  assert.ok(isRising(made));
  assert.equal(new Set(made).size, made.length);
});

test('Ids go on rising when the clock is set back, and follow it again when it has caught up', () => {
  const { time, ids } = idsAt(5000);
  const made = [ids.next(), ids.next()];
  time.now = 1000;
  made.push(ids.next(), ids.next());
  time.now = 6000;
  made.push(ids.next());
  assert.ok(isRising(made));
  assert.equal(millisecondsOf(made.at(-1) ?? ''), 6000);
});

test('Two makers at the same moment make different ids', () => {
  assert.notEqual(idsAt(1000).ids.next(), idsAt(1000).ids.next());
});
