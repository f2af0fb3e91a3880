import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { withIdleTimeout } from '../../../shared/resilience/with-idle-timeout.ts';
import { collect } from '../../support/collect.ts';

function numbers(last: number, then: () => Promise<unknown> = async () => undefined) {
  const state = { ended: false };
  async function* source() {
    try {
      for (let at = 1; at <= last; at += 1) yield at;
      await then();
    } finally {
      state.ended = true;
    }
  }
  return { state, source: source() };
}

test('Items pass in order, and a source that ends is done', async () => {
  assert.deepEqual(await collect(withIdleTimeout(numbers(3).source, 1000)), [1, 2, 3]);
});

test('A source that falls silent fails as an unavailable model', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { source } = numbers(1, () => new Promise(() => undefined));
  const items = withIdleTimeout(source, 1000);
  assert.equal((await items.next()).value, 1);
  const silent = items.next();
  await turn();
  t.mock.timers.tick(1000);
  await assert.rejects(silent, { code: 'model_unavailable', message: /nothing for 1 seconds/ });
});

test('A slow reader is no silent source, and its source is ended', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { state, source } = numbers(3);
  for await (const item of withIdleTimeout(source, 1000)) {
    t.mock.timers.tick(5000);
    if (item === 2) break;
  }
  assert.ok(state.ended);
});

test('What the source throws is passed on', async () => {
  const { source } = numbers(1, async () => {
    throw new TypeError('broken');
  });
  await assert.rejects(collect(withIdleTimeout(source, 1000)), TypeError);
});
