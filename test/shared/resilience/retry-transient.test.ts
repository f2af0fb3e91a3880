import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { retryTransient } from '../../../shared/resilience/retry-transient.ts';

const options = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 3000 };
const idle = new AbortController().signal;
const busy = (retryAfter?: number) =>
  new AppError('model_unavailable', 'Busy.', retryAfter === undefined ? {} : { retryAfter });

/** Runs until the work settles, moving the clock on by each wait that is set. @returns the waits in milliseconds */
async function runWithClock(t: TestContext, work: () => Promise<unknown>) {
  const waits: number[] = [];
  t.mock.method(globalThis, 'setTimeout', (done: () => void, ms: number) => {
    waits.push(ms);
    setImmediate(done);
    return { unref: () => undefined };
  });
  const outcome = await work().catch((error: unknown) => error);
  return { waits, outcome };
}

/** Fails with each error in turn, then succeeds. */
function failing(...errors: readonly Error[]) {
  const state = { calls: 0 };
  const call = async () => {
    const error = errors[state.calls];
    state.calls += 1;
    if (error !== undefined) throw error;
    return 'done';
  };
  return { state, call };
}

test('A passing failure is tried again, after growing waits', async (t) => {
  const { state, call } = failing(busy(), busy());
  const { waits, outcome } = await runWithClock(t, () => retryTransient(call, options, idle));
  assert.equal(outcome, 'done');
  assert.equal(state.calls, 3);
  const [first = 0, second = 0] = waits;
  assert.ok(first >= 100 && first <= 200, String(first));
  assert.ok(second >= 200 && second <= 400, String(second));
});

test('The service’s own wait is kept', async (t) => {
  const { call } = failing(busy(2), busy(3));
  const { waits } = await runWithClock(t, () => retryTransient(call, options, idle));
  assert.deepEqual(waits, [2000, 3000]);
});

test('A service that asks for too long a wait is not asked again', async () => {
  const { state, call } = failing(busy(4));
  await assert.rejects(retryTransient(call, options, idle), { code: 'model_unavailable' });
  assert.equal(state.calls, 1);
});

test('After the last attempt the failure is passed on', async (t) => {
  const { state, call } = failing(busy(), busy(), busy(1));
  const { outcome } = await runWithClock(t, () => retryTransient(call, options, idle));
  assert.ok(outcome instanceof AppError && outcome.retryAfter === 1);
  assert.equal(state.calls, 3);
});

test('What would fail again is not tried again', async () => {
  const lasting = new AppError('model_unavailable', 'Refused.', { transient: false });
  for (const error of [lasting, new AppError('conflict', 'No.'), new TypeError('bug')]) {
    const { state, call } = failing(error);
    await assert.rejects(retryTransient(call, options, idle), (thrown) => thrown === error);
    assert.equal(state.calls, 1);
  }
});

test('A caller who leaves during a wait is not kept waiting', async () => {
  const caller = new AbortController();
  const { state, call } = failing(busy(3));
  const waiting = retryTransient(
    async () => {
      setImmediate(() => caller.abort());
      return call();
    },
    options,
    caller.signal,
  );
  await assert.rejects(waiting, { code: 'aborted' });
  assert.equal(state.calls, 1);
});
