import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { Gates } from './support/gates.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';
import { until } from './support/until.ts';

const gates = new Gates();

df.app.activity('echo', { handler: (input: unknown) => input });
df.app.activity('instanceIdOf', { handler: (_, context) => context.triggerMetadata?.instanceId });
df.app.activity('gated', { handler: (name: string) => gates.pass(name) });
df.app.activity('boom', {
  handler: (text: string) => {
    throw new TypeError(text);
  },
});

df.app.orchestration('chain', function* (context): Orchestration {
  const values = context.df.getInput<unknown[]>();
  const results: unknown[] = [];
  for (const value of values) results.push(yield context.df.callActivity('echo', value));
  return results;
});
df.app.orchestration('withoutInput', function* (context): Orchestration {
  return [context.df.getInput(), yield context.df.callActivity('echo')];
});
df.app.orchestration('whereAmI', function* (context): Orchestration {
  return yield context.df.callActivity('instanceIdOf');
});
df.app.orchestration('nestedFanOut', function* (context): Orchestration {
  const call = (value: number) => context.df.callActivity('echo', value);
  const { all } = context.df.Task;
  return yield all([call(1), all([call(2), call(3)]), call(4)]);
});
df.app.orchestration('race', function* (context): Orchestration {
  const tasks = ['a', 'b'].map((name) => context.df.callActivity('gated', name));
  const winner = (yield context.df.Task.any(tasks)) as (typeof tasks)[number];
  return winner.result;
});
df.app.orchestration('raceThenRest', function* (context): Orchestration {
  const [a, b] = ['c', 'd'].map((name) => context.df.callActivity('gated', name));
  yield context.df.Task.any([a, b] as never);
  return [yield a as never, yield b as never, yield context.df.callActivity('echo', 'last')];
});
df.app.orchestration('uncaught', function* (context): Orchestration {
  return yield context.df.callActivity('boom', 'no luck');
});
df.app.orchestration('caught', function* (context): Orchestration {
  try {
    yield context.df.callActivity('boom', 'no luck');
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
});
df.app.orchestration('failedFanOut', function* (context): Orchestration {
  try {
    yield context.df.Task.all([
      context.df.callActivity('gated', 'slow'),
      context.df.callActivity('boom', 'early'),
    ]);
  } catch {
    return yield context.df.callActivity('echo', 'recovered');
  }
  return undefined;
});

describe('activities', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('run one after the other and pass every kind of value', async () => {
    const values = ['plain', '{"looks":"like JSON"}', '', 12.5, true, null, { a: [1] }, 'ünï ✓'];
    const status = await hub.run('chain', values);
    assert.equal(status.runtimeStatus, 'Completed');
    assert.deepEqual(status.output, values);
    assert.deepEqual(status.input, values);
  });

  it('get null without input; an orchestration started without gets what the client sends', async () => {
    assert.deepEqual((await hub.run('withoutInput')).output, ['', null]);
  });

  it('know the id of their instance', async () => {
    const status = await hub.run('whereAmI');
    assert.equal(status.output, status.instanceId);
  });

  it('fan out and come back in the order of the tasks', async () => {
    assert.deepEqual((await hub.run('nestedFanOut')).output, [1, [2, 3], 4]);
  });

  it('race; the orchestration completes when the losers are done, too', async () => {
    const id = await hub.client.startNew('race');
    await gates.reached('a', 'b');
    gates.open('b');
    await until('the race is replayed', async () => {
      const { history } = await hub.client.getStatus(id, { showHistory: true });
      return JSON.stringify(history).includes('TaskCompleted');
    });
    assert.equal((await hub.client.getStatus(id)).runtimeStatus, 'Running');
    gates.open('a');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'b passed');
  });

  it('can be awaited again after a race', async () => {
    const id = await hub.client.startNew('raceThenRest');
    await gates.reached('c', 'd');
    gates.open('d');
    gates.open('c');
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, ['c passed', 'd passed', 'last']);
  });

  it('fail the orchestration with their message', async () => {
    const status = await hub.run('uncaught');
    assert.equal(status.runtimeStatus, 'Failed');
    assert.match(
      String(status.output),
      /^Orchestrator function 'uncaught' failed: Activity function 'boom' failed: no luck \n TypeError: no luck/,
    );
    assert.ok(
      hub.logged.some(({ level, message }) => level === 'error' && message.includes('no luck')),
    );
  });

  it('can be caught', async () => {
    const status = await hub.run('caught');
    assert.equal(status.runtimeStatus, 'Completed');
    assert.match(String(status.output), /^Activity function 'boom' failed: no luck/);
  });

  it('fail a fan-out at once, while others still run', async () => {
    const id = await hub.client.startNew('failedFanOut');
    await until('the orchestration goes on', async () => {
      const { history } = await hub.client.getStatus(id, {
        showHistory: true,
        showHistoryOutput: true,
      });
      return JSON.stringify(history).includes('"recovered"');
    });
    gates.open('slow');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'recovered');
  });
});
