import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { iterateUntilAborted } from '../../../shared/resilience/iterate-until-aborted.ts';
import { untilAborted } from '../../../shared/resilience/until-aborted.ts';

const isAborted = (error: unknown) => error instanceof AppError && error.code === 'aborted';
const never = () => new Promise<never>(() => undefined);

test('Work that settles before the abort keeps its outcome', async () => {
  const { signal } = new AbortController();
  assert.equal(await untilAborted(Promise.resolve(1), signal), 1);
  await assert.rejects(untilAborted(Promise.reject(new TypeError('no')), signal), TypeError);
});

test('Work that ignores the signal is left behind', async () => {
  const caller = new AbortController();
  const waiting = untilAborted(never(), caller.signal);
  caller.abort();
  await assert.rejects(waiting, isAborted);
  await assert.rejects(untilAborted(never(), caller.signal), isAborted);
});

test('Items come through in order, and a source that ends is done', async () => {
  async function* source() {
    yield* [1, 2, 3];
  }
  const items: number[] = [];
  const { signal } = new AbortController();
  for await (const item of iterateUntilAborted(source(), signal)) items.push(item);
  assert.deepEqual(items, [1, 2, 3]);
});

test('A reader who stops closes the source', async () => {
  const closed = Promise.withResolvers<string>();
  async function* source() {
    try {
      for (;;) yield 1;
    } finally {
      closed.resolve('closed');
    }
  }
  for await (const item of iterateUntilAborted(source(), new AbortController().signal)) {
    if (item === 1) break;
  }
  assert.equal(await closed.promise, 'closed');
});

test('A source that hangs is left behind', async () => {
  const caller = new AbortController();
  async function* source() {
    yield 1;
    caller.abort();
    yield await never();
  }
  const items: number[] = [];
  await assert.rejects(async () => {
    for await (const item of iterateUntilAborted(source(), caller.signal)) items.push(item);
  }, isAborted);
  assert.deepEqual(items, [1]);
});
