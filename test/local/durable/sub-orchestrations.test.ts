import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

df.app.activity('add', { handler: ([a, b]: [number, number]) => a + b });
df.app.orchestration('child', function* (context): Orchestration {
  const input = context.df.getInput<number>();
  if (input < 0) throw new RangeError(`${input} is too small`);
  const sum = yield context.df.callActivity('add', [input, 1]);
  return { sum, parent: context.df.parentInstanceId, self: context.df.instanceId };
});
df.app.orchestration('waiter', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('go');
});
df.app.orchestration('parent', function* (context): Orchestration {
  return yield context.df.Task.all(
    context.df
      .getInput<number[]>()
      .map((value) =>
        context.df.callSubOrchestrator('child', value, `${context.df.instanceId}-${value}`),
      ),
  );
});
df.app.orchestration('parentOfUnnamed', function* (context): Orchestration {
  return yield context.df.callSubOrchestrator('child', 1);
});
df.app.orchestration('parentOfTaken', function* (context): Orchestration {
  return yield context.df.callSubOrchestrator('child', 1, context.df.getInput<string>());
});
df.app.orchestration('parentOfWaiter', function* (context): Orchestration {
  return yield context.df.callSubOrchestrator('waiter', null, context.df.getInput<string>());
});

describe('sub-orchestrations', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('run side by side under their own ids', async () => {
    const { instanceId: id, output } = await hub.run('parent', [1, 2, 3]);
    assert.deepEqual(
      output,
      [1, 2, 3].map((value) => ({ sum: value + 1, parent: id, self: `${id}-${value}` })),
    );
    assert.equal((await hub.client.getStatus(`${id}-2`)).runtimeStatus, 'Completed');
  });

  it('get an id when the orchestrator names none', async () => {
    const { output } = await hub.run('parentOfUnnamed');
    const child = await hub.client.getStatus((output as { self: string }).self);
    assert.equal(child.name, 'child');
    assert.deepEqual(child.output, output);
  });

  it('pass their failure on', async () => {
    const status = await hub.run('parent', [-5]);
    assert.equal(status.runtimeStatus, 'Failed');
    assert.match(String(status.output), /Orchestrator function 'child' failed: -5 is too small/);
    assert.equal((await hub.client.getStatus(`${status.instanceId}--5`)).runtimeStatus, 'Failed');
  });

  it('cannot take the id of an instance that still runs', async () => {
    const id = await hub.client.startNew('waiter', { instanceId: 'taken' });
    const status = await hub.run('parentOfTaken', id);
    assert.equal(status.runtimeStatus, 'Failed');
    assert.match(String(status.output), /an instance with id 'taken' is already (Pending|Running)/);
    await hub.client.raiseEvent(id, 'go', 'done');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'done');
  });

  it('fail their parent when they are terminated', async () => {
    const id = await hub.client.startNew('parentOfWaiter', { input: 'stopped' });
    await hub.client.getStatus(id);
    await hub.reaches(id, 'Running');
    await hub.client.terminate('stopped', 'enough');
    assert.match(String((await hub.reaches(id, 'Failed')).output), /enough/);
    assert.equal((await hub.client.getStatus('stopped')).runtimeStatus, 'Terminated');
  });
});
