import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { withTimeLimit } from '../../../shared/resilience/with-time-limit.ts';

const limit = { ms: 1000, what: 'The search', code: 'search_unavailable' } as const;
const never = () => new Promise<never>(() => undefined);

test('Work in time keeps its outcome, and its signal fires once it is no longer needed', async () => {
  let given: AbortSignal | undefined;
  const outcome = await withTimeLimit(
    async (signal) => {
      given = signal;
      return 'done';
    },
    limit,
    new AbortController().signal,
  );
  assert.equal(outcome, 'done');
  assert.equal(given?.aborted, true);
});

test('Work that is too slow is told to stop and fails with the code of the limit', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let given: AbortSignal | undefined;
  const waiting = withTimeLimit(
    (signal) => {
      given = signal;
      return never();
    },
    limit,
    new AbortController().signal,
  );
  t.mock.timers.tick(1000);
  await assert.rejects(waiting, (error) => {
    assert(error instanceof AppError && error.code === 'search_unavailable');
    assert.match(error.message, /^The search took longer than 1 seconds/u);
    return true;
  });
  assert.equal(given?.aborted, true);
});

test('A caller who goes away ends the work as aborted', async () => {
  const caller = new AbortController();
  const waiting = withTimeLimit(never, limit, caller.signal);
  caller.abort();
  await assert.rejects(waiting, (error) => error instanceof AppError && error.code === 'aborted');
});
