import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { Gates } from './support/gates.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

const gates = new Gates();

df.app.activity('gated', { handler: (name: string) => gates.pass(name) });
df.app.orchestration('three', function* (context): Orchestration {
  const wait = () => context.df.waitForExternalEvent('number');
  return [yield wait(), yield wait(), yield wait()];
});
df.app.orchestration('lateListener', function* (context): Orchestration {
  yield context.df.callActivity('gated', 'door');
  const first = yield context.df.waitForExternalEvent('early');
  const [second, third] = (yield context.df.Task.all([
    context.df.waitForExternalEvent('early'),
    context.df.waitForExternalEvent('other'),
  ])) as unknown[];
  return [first, second, third];
});

describe('external events', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('are taken in the order in which they were raised', async () => {
    const id = await hub.client.startNew('three');
    for (const value of [1, { two: 2 }, 'three']) await hub.client.raiseEvent(id, 'number', value);
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, [1, { two: 2 }, 'three']);
  });

  it('wait until the orchestrator listens', async () => {
    const id = await hub.client.startNew('lateListener');
    await gates.reached('door');
    await hub.client.raiseEvent(id, 'other', 'o');
    await hub.client.raiseEvent(id, 'early', 'e1');
    await hub.client.raiseEvent(id, 'early', 'e2');
    gates.open('door');
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, ['e1', 'e2', 'o']);
  });

  it('are refused for an unknown instance and ignored by a finished one', async () => {
    await assert.rejects(
      hub.client.raiseEvent('nobody', 'number', 1),
      /No instance with ID 'nobody'/,
    );
    const id = await hub.client.startNew('three');
    for (const value of [1, 2, 3]) await hub.client.raiseEvent(id, 'number', value);
    const { output } = await hub.reaches(id, 'Completed');
    await hub.client.raiseEvent(id, 'number', 4);
    assert.deepEqual((await hub.client.getStatus(id)).output, output);
  });
});
