import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { TimerTask } from 'durable-functions';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';
import { until } from './support/until.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

df.app.activity('noon', { handler: () => 'noon' });
df.app.orchestration('sleep', function* (context): Orchestration {
  const start = context.df.currentUtcDateTime.getTime();
  yield context.df.createTimer(new Date(start + context.df.getInput<number>()));
  const slept = context.df.currentUtcDateTime.getTime() - start;
  return [slept, yield context.df.callActivity('noon')];
});
df.app.orchestration('deadline', function* (context): Orchestration {
  const fireAt = new Date(context.df.currentUtcDateTime.getTime() + DAY_MS);
  const deadline: TimerTask = context.df.createTimer(fireAt);
  const event = context.df.waitForExternalEvent('answer');
  const winner = yield context.df.Task.any([event, deadline]);
  if (winner === event) deadline.cancel();
  return winner === event ? event.result : 'too late';
});

describe('durable timers', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  async function armed() {
    return until('a timer is armed', () => hub.clock.nextAt);
  }

  it('fire at their time and not before', async () => {
    const id = await hub.client.startNew('sleep', { input: 60_000 });
    await armed();
    hub.clock.advance(59_999);
    assert.equal((await hub.client.getStatus(id)).runtimeStatus, 'Running');
    hub.clock.advance(1);
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, [60_000, 'noon']);
  });

  it('can be months long', async () => {
    const id = await hub.client.startNew('sleep', { input: 90 * DAY_MS });
    await armed();
    hub.clock.advance(90 * DAY_MS - 1);
    assert.equal((await hub.client.getStatus(id)).runtimeStatus, 'Running');
    hub.clock.advance(1);
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, [90 * DAY_MS, 'noon']);
  });

  it('fire at once when their time is past', async () => {
    const id = await hub.client.startNew('sleep', { input: -1000 });
    await armed();
    hub.clock.advance(0);
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, [0, 'noon']);
  });

  it('let the orchestration complete when they are cancelled', async () => {
    const id = await hub.client.startNew('deadline');
    await armed();
    await hub.client.raiseEvent(id, 'answer', 42);
    assert.equal((await hub.reaches(id, 'Completed')).output, 42);
    assert.equal(hub.clock.nextAt, undefined);
  });

  it('win against an event that does not come', async () => {
    const id = await hub.client.startNew('deadline');
    await armed();
    hub.clock.advance(DAY_MS);
    assert.equal((await hub.reaches(id, 'Completed')).output, 'too late');
  });
});
