import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { FunctionInvoker } from '../../../../local/durable/task-hub.ts';
import { df, invoker } from '../support/functions-app.ts';
import { Gates } from '../support/gates.ts';
import { HubHarness } from '../support/hub-harness.ts';
import type { Orchestration } from '../support/orchestration.ts';
import { until } from '../support/until.ts';

const gates = new Gates();
let replays = 0;
let replaying = 0;
let mostReplaying = 0;

/** Counts the runs of orchestrators, and how many there are at once. */
const counting: FunctionInvoker = {
  has: (name, trigger) => invoker.has(name, trigger),
  async invoke(name, input, options) {
    if (!invoker.has(name, 'orchestrationTrigger')) return invoker.invoke(name, input, options);
    replays++;
    replaying++;
    mostReplaying = Math.max(mostReplaying, replaying);
    try {
      return await invoker.invoke(name, input, options);
    } finally {
      replaying--;
    }
  },
};

df.app.activity('gated', { handler: (name: string) => gates.pass(name) });
df.app.activity('square', { handler: (value: number) => value * value });
df.app.activity('failOnce', {
  handler: (value: number) => {
    if (failed.has(value)) return value;
    failed.add(value);
    throw new Error('first time');
  },
});
const failed = new Set<number>();
df.app.orchestration('fanOut', function* (context): Orchestration {
  const count = context.df.getInput<number>();
  const tasks = Array.from({ length: count }, (_, index) =>
    context.df.callActivity('square', index),
  );
  const squares = (yield context.df.Task.all(tasks)) as number[];
  return squares.reduce((sum, value) => sum + value, 0);
});
df.app.orchestration('fanOutWithRetries', function* (context): Orchestration {
  const retry = new df.RetryOptions(1000, 3);
  const tasks = Array.from({ length: 300 }, (_, index) =>
    context.df.callActivityWithRetry('failOnce', retry, index),
  );
  return ((yield context.df.Task.all(tasks)) as number[]).length;
});
df.app.orchestration('gates', function* (context): Orchestration {
  const names = context.df.getInput<string[]>();
  return yield context.df.Task.all(names.map((name) => context.df.callActivity('gated', name)));
});

describe('the work of a hub', () => {
  let hub: HubHarness;
  before(async () => {
    hub = await HubHarness.start({
      invoker: counting,
      settings: { maxConcurrentActivityFunctions: 3, maxConcurrentOrchestratorFunctions: 2 },
    });
  });
  after(() => hub.close());

  it('replays a fan-out of 1,000 activities twice', async () => {
    replays = 0;
    const status = await hub.run('fanOut', 1000);
    assert.equal(status.output, 332_833_500);
    assert.equal(replays, 2);
  });

  it('replays a fan-out with retries no more often', async () => {
    replays = 0;
    const id = await hub.client.startNew('fanOutWithRetries');
    assert.equal((await hub.runThroughTimers(id)).output, 300);
    assert.equal(replays, 2);
  });

  it('never runs more activities at once than host.json allows', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `gate ${index}`);
    const id = await hub.client.startNew('gates', { input: names });
    for (const name of names) {
      await gates.reached(name);
      gates.open(name);
    }
    await hub.reaches(id, 'Completed');
    assert.equal(gates.mostWaiting, 3);
  });

  it('never runs more orchestrators at once than host.json allows', async () => {
    mostReplaying = 0;
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => hub.client.startNew('fanOut', { input: 3 })),
    );
    await until('all are done', async () => {
      const statuses = await Promise.all(ids.map((id) => hub.client.getStatus(id)));
      return statuses.every(
        ({ runtimeStatus }) => runtimeStatus === df.OrchestrationRuntimeStatus.Completed,
      );
    });
    assert.ok(mostReplaying <= 2, `${mostReplaying} at once`);
  });
});

describe('a hub beside work that goes first', () => {
  it('begins two activities at once while that is under way, and more once it is over', async () => {
    const waiting = new Gates();
    let isTaken = true;
    let free: () => void = () => assert.fail('The hub does not ask when it is over.');
    df.app.activity('patient', { handler: (name: string) => waiting.pass(name) });
    df.app.orchestration('patience', function* (context): Orchestration {
      const tasks = ['a', 'b', 'c', 'd'].map((name) => context.df.callActivity('patient', name));
      return yield context.df.Task.all(tasks);
    });
    const hub = await HubHarness.start({
      precedence: {
        get isTaken() {
          return isTaken;
        },
        onFree: (callback) => (free = callback),
      },
    });
    const id = await hub.client.startNew('patience');
    await Promise.all([waiting.reached('a'), waiting.reached('b')]);
    waiting.open('a');
    await waiting.reached('c');
    assert.equal(waiting.mostWaiting, 2);
    isTaken = false;
    free();
    await waiting.reached('d');
    assert.equal(waiting.mostWaiting, 3);
    for (const name of ['b', 'c', 'd']) waiting.open(name);
    await hub.reaches(id, 'Completed');
    await hub.close();
  });
});
