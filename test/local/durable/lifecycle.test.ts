import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df, unregister } from './support/functions-app.ts';
import { Gates } from './support/gates.ts';
import { HubHarness } from './support/hub-harness.ts';
import { nothing, type Orchestration } from './support/orchestration.ts';
import { until } from './support/until.ts';

const gates = new Gates();
let secondVersion = false;

df.app.activity('echo', { handler: (input: unknown) => input });
df.app.activity('gated', { handler: (name: string) => gates.pass(name) });
df.app.orchestration('progress', function* (context): Orchestration {
  context.df.setCustomStatus({ step: 1 });
  yield context.df.callActivity('gated', 'step 1');
  context.df.setCustomStatus('almost there');
  yield context.df.callActivity('gated', 'step 2');
  return 'done';
});
df.app.orchestration('talkative', function* (context): Orchestration {
  context.df.setCustomStatus('x'.repeat(9000));
  return yield context.df.callActivity('echo');
});
df.app.orchestration('behindGate', function* (context): Orchestration {
  const name = context.df.getInput<string>();
  yield context.df.callActivity('gated', name);
  return `${name} went on`;
});
df.app.orchestration('unstable', function* (context): Orchestration {
  if (secondVersion) yield context.df.createTimer(context.df.currentUtcDateTime);
  return yield context.df.callActivity('gated', 'unstable');
});
df.app.orchestration('callsNobody', function* (context): Orchestration {
  return yield context.df.callActivity('nobody');
});
df.app.orchestration('startsNobody', function* (context): Orchestration {
  return yield context.df.callSubOrchestrator('nobody');
});
df.app.orchestration('callsHttp', function* (context): Orchestration {
  return yield context.df.callHttp({ method: 'GET', url: 'http://127.0.0.1:9/' });
});
df.app.orchestration('callsEntity', function* (context): Orchestration {
  return yield context.df.callEntity(new df.EntityId('counter', 'one'), 'add');
});
df.app.orchestration('throws', function* (): Orchestration {
  yield* nothing;
  throw new Error('poison');
});
df.app.orchestration('neverWakes', function* (context): Orchestration {
  return yield context.df.createTimer(new Date(Number.NaN));
});
df.app.orchestration('yieldsRubbish', function* (): Orchestration {
  return yield 'rubbish' as never;
});
df.app.orchestration('removed', function* (context): Orchestration {
  return yield context.df.callActivity('gated', 'removal');
});

describe('the life of an instance', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('shows its custom status', async () => {
    const id = await hub.client.startNew('progress');
    await gates.reached('step 1');
    assert.deepEqual((await hub.client.getStatus(id)).customStatus, { step: 1 });
    gates.open('step 1');
    await gates.reached('step 2');
    assert.equal((await hub.client.getStatus(id)).customStatus, 'almost there');
    gates.open('step 2');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'done');
  });

  it('fails when its custom status is longer than Azure allows', async () => {
    assert.match(String((await hub.run('talkative')).output), /custom status is 18 KB/);
  });

  it('ends when it is terminated; what still runs is ignored', async () => {
    const id = await hub.client.startNew('behindGate', { input: 'terminated' });
    await gates.reached('terminated');
    await hub.client.terminate(id, 'no longer needed');
    const status = await hub.reaches(id, 'Terminated');
    assert.equal(status.output, 'no longer needed');
    gates.open('terminated');
    await hub.run('throws');
    assert.deepEqual(await hub.client.getStatus(id), status);
  });

  it('waits while it is suspended and goes on when it is resumed', async () => {
    const id = await hub.client.startNew('behindGate', { input: 'suspended' });
    await gates.reached('suspended');
    await hub.client.suspend(id, 'lunch');
    await hub.reaches(id, 'Suspended');
    gates.open('suspended');
    await hub.run('throws');
    assert.equal((await hub.client.getStatus(id)).runtimeStatus, 'Suspended');
    await hub.client.resume(id, 'back');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'suspended went on');
  });

  it('can be terminated while it is suspended', async () => {
    const id = await hub.client.startNew('behindGate', { input: 'both' });
    await gates.reached('both');
    await hub.client.suspend(id, 'wait');
    await hub.reaches(id, 'Suspended');
    await hub.client.terminate(id, 'stop');
    await hub.reaches(id, 'Terminated');
    gates.open('both');
  });

  it('fails by name when the replay differs from the history', async () => {
    const id = await hub.client.startNew('unstable');
    await gates.reached('unstable');
    secondVersion = true;
    gates.open('unstable');
    const { output } = await hub.reaches(id, 'Failed');
    assert.match(
      String(output),
      /Non-deterministic workflow detected: .* scheduled TaskScheduled 'gated' with sequence number 0, but the replay scheduled a timer in its place/,
    );
  });

  it('fails when its function is gone', async () => {
    const id = await hub.client.startNew('removed');
    await gates.reached('removal');
    unregister('removed');
    gates.open('removal');
    assert.match(String((await hub.reaches(id, 'Failed')).output), /'removed' does not exist/);
  });

  const failures: Record<string, RegExp> = {
    callsNobody: /The function 'nobody' does not exist or is not an activity function/,
    startsNobody: /The function 'nobody' does not exist or is not an orchestrator function/,
    callsHttp: /context\.df\.callHttp is not supported by the local task hub/,
    callsEntity: /context\.df\.callEntity is not supported by the local task hub/,
    neverWakes: /context\.df\.createTimer needs a valid date/,
    throws: /^Orchestrator function 'throws' failed: poison$/,
    yieldsRubbish: /Orchestration yielded data of type string/,
  };
  for (const [name, message] of Object.entries(failures)) {
    it(`fails with a sentence: ${name}`, async () => {
      const status = await hub.run(name);
      assert.equal(status.runtimeStatus, 'Failed');
      assert.match(String(status.output), message);
    });
  }

  it('logs its start and end', async () => {
    const { instanceId } = await hub.run('throws');
    const lines = await until('both lines', () => {
      const own = hub.logged.filter((entry) => entry.instanceId === instanceId);
      return own.length === 2 && own;
    });
    assert.deepEqual(
      lines.map(({ level }) => level),
      ['information', 'error'],
    );
  });
});
