import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import type { RetryOptions } from 'durable-functions';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

interface Plan {
  firstMs: number;
  attempts: number;
  backoff?: number;
  maxMs?: number;
  timeoutMs?: number;
  failures: number;
}

let hub: HubHarness;
/** When each attempt ran, in milliseconds since the orchestration's start, by task. */
const attempts = new Map<string, number[]>();
let startedAt = 0;

function attempt(task: string, failures: number): string {
  const times = attempts.get(task) ?? [];
  times.push(hub.clock.now() - startedAt);
  attempts.set(task, times);
  if (times.length <= failures) throw new Error(`attempt ${times.length}`);
  return `${task} after ${times.length}`;
}

function options(plan: Plan): RetryOptions {
  const retry = new df.RetryOptions(plan.firstMs, plan.attempts);
  if (plan.backoff) retry.backoffCoefficient = plan.backoff;
  if (plan.maxMs) retry.maxRetryIntervalInMilliseconds = plan.maxMs;
  if (plan.timeoutMs) retry.retryTimeoutInMilliseconds = plan.timeoutMs;
  return retry;
}

df.app.activity('flaky', {
  handler: ({ task, failures }: { task: string; failures: number }) => attempt(task, failures),
});
df.app.orchestration('flakyChild', function* (context): Orchestration {
  const { task, failures } = context.df.getInput<{ task: string; failures: number }>();
  return yield context.df.callActivity('flaky', { task, failures });
});
df.app.orchestration('retryOne', function* (context): Orchestration {
  const plan = context.df.getInput<Plan>();
  const input = { task: 'one', failures: plan.failures };
  try {
    return yield context.df.callActivityWithRetry('flaky', options(plan), input);
  } catch (error) {
    // The number after a retry must be the right one.
    const after = yield context.df.callActivity('flaky', { task: 'after', failures: 0 });
    return { caught: (error as Error).message.split('\n')[0], after };
  }
});
df.app.orchestration('retryMany', function* (context): Orchestration {
  const plans = context.df.getInput<Plan[]>();
  const results = yield context.df.Task.all(
    plans.map((plan, index) =>
      context.df.callActivityWithRetry('flaky', options(plan), {
        task: `task ${index}`,
        failures: plan.failures,
      }),
    ),
  );
  return [results, yield context.df.callActivity('flaky', { task: 'last', failures: 0 })];
});
df.app.orchestration('retryBesideOthers', function* (context): Orchestration {
  const retried = context.df.callActivityWithRetry('flaky', new df.RetryOptions(1000, 3), {
    task: 'retried',
    failures: 2,
  });
  const other = context.df.callActivity('flaky', { task: 'other', failures: 0 });
  yield context.df.Task.any([other, retried]);
  const chain: unknown[] = [];
  for (const task of ['x', 'y', 'z']) {
    yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 700));
    chain.push(yield context.df.callActivity('flaky', { task, failures: 0 }));
  }
  return [chain, yield retried];
});
df.app.orchestration('retryChild', function* (context): Orchestration {
  const { failures, instanceId } = context.df.getInput<{ failures: number; instanceId?: string }>();
  return yield context.df.callSubOrchestratorWithRetry(
    'flakyChild',
    new df.RetryOptions(500, 3),
    { task: 'child', failures },
    instanceId,
  );
});

describe('retries', () => {
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());
  afterEach(() => attempts.clear());

  async function run(name: string, input: unknown) {
    startedAt = hub.clock.now();
    return hub.runThroughTimers(await hub.client.startNew(name, { input }));
  }

  it('follow the intervals with back-off and upper bound', async () => {
    const plan = { firstMs: 1000, attempts: 6, backoff: 2, maxMs: 5000, failures: 5 };
    assert.equal((await run('retryOne', plan)).output, 'one after 6');
    assert.deepEqual(attempts.get('one'), [0, 1000, 3000, 7000, 12_000, 17_000]);
  });

  it('end with the last error, and the orchestration goes on', async () => {
    const status = await run('retryOne', { firstMs: 1000, attempts: 3, failures: 9 });
    assert.equal(status.runtimeStatus, 'Completed');
    assert.deepEqual(status.output, {
      caught: "Activity function 'flaky' failed: attempt 3 ",
      after: 'after after 1',
    });
    assert.deepEqual(attempts.get('one'), [0, 1000, 2000]);
  });

  it('end at the retry timeout, with attempts left', async () => {
    const plan = { firstMs: 1000, attempts: 50, timeoutMs: 2500, failures: 99 };
    const status = await run('retryOne', plan);
    assert.deepEqual(status.output, {
      caught: "Activity function 'flaky' failed: attempt 4 ",
      after: 'after after 1',
    });
    assert.deepEqual(attempts.get('one'), [0, 1000, 2000, 3000]);
  });

  it('refuse a retry timeout that cannot be played through', async () => {
    const plan = { firstMs: 1000, attempts: 5000, timeoutMs: 500, failures: 9999 };
    const status = await run('retryOne', plan);
    assert.equal(status.runtimeStatus, 'Failed');
    assert.match(String(status.output), /retry timeout of 'flaky' is over with 4998 attempts left/);
  });

  it('go on side by side in a fan-out', async () => {
    const plans = [0, 2, 1, 0, 3].map((failures) => ({ firstMs: 1000, attempts: 4, failures }));
    const status = await run('retryMany', plans);
    assert.deepEqual(status.output, [
      ['task 0 after 1', 'task 1 after 3', 'task 2 after 2', 'task 3 after 1', 'task 4 after 4'],
      'last after 1',
    ]);
  });

  it('go on in the background while the orchestrator schedules other tasks', async () => {
    const status = await run('retryBesideOthers', undefined);
    assert.deepEqual(status.output, [['x after 1', 'y after 1', 'z after 1'], 'retried after 3']);
  });

  for (const instanceId of [undefined, 'child-of-retry']) {
    it(`run a failed sub-orchestration again (${instanceId ? 'named' : 'unnamed'})`, async () => {
      const status = await run('retryChild', { failures: 2, instanceId });
      assert.equal(status.output, 'child after 3');
      assert.deepEqual(attempts.get('child'), [0, 500, 1000]);
      if (instanceId) await hub.reaches(instanceId, 'Completed');
    });
  }

  it('give up on a sub-orchestration that keeps failing', async () => {
    const status = await run('retryChild', { failures: 5 });
    assert.equal(status.runtimeStatus, 'Failed');
    assert.match(String(status.output), /Orchestrator function 'flakyChild' failed: .*attempt 3/);
  });
});
