import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { Gates } from './support/gates.ts';
import { HubHarness } from './support/hub-harness.ts';
import { ManualClock } from './support/manual-clock.ts';
import type { Orchestration } from './support/orchestration.ts';
import { until } from './support/until.ts';

const HOUR_MS = 60 * 60 * 1000;

let gates = new Gates();
let runs: string[] = [];

df.app.activity('work', {
  handler: async (name: string) => {
    runs.push(name);
    return gates.pass(name);
  },
});
df.app.activity('failsOnce', {
  handler: () => {
    runs.push('failsOnce');
    if (runs.length === 1) throw new Error('not yet');
    return 'at last';
  },
});
df.app.orchestration('twoSteps', function* (context): Orchestration {
  const first = yield context.df.callActivity('work', 'first');
  const second = yield context.df.callActivity('work', 'second');
  return [first, second];
});
df.app.orchestration('sleeper', function* (context): Orchestration {
  const fireAt = new Date(context.df.currentUtcDateTime.getTime() + HOUR_MS);
  yield context.df.createTimer(fireAt);
  return 'awake';
});
df.app.orchestration('retrier', function* (context): Orchestration {
  return yield context.df.callActivityWithRetry('failsOnce', new df.RetryOptions(HOUR_MS, 2));
});
df.app.orchestration('parent', function* (context): Orchestration {
  return yield context.df.callSubOrchestrator('twoSteps', null, 'the-child');
});
df.app.orchestration('listener', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('news');
});

describe('after a restart', () => {
  let directory: string;
  let file: string;
  let clock: ManualClock;
  let hub: HubHarness;

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'task-hub-'));
    file = path.join(directory, 'hub', 'tasks.db');
    clock = new ManualClock();
    gates = new Gates();
    runs = [];
    hub = await HubHarness.start({ file, clock });
  });
  afterEach(async () => {
    await hub.close();
    rmSync(directory, { recursive: true });
  });

  async function restart() {
    await hub.close();
    hub = await HubHarness.start({ file, clock });
  }

  it('an activity without a stored result runs again; one with a result does not', async () => {
    const id = await hub.client.startNew('twoSteps');
    gates.open('first');
    await gates.reached('second');
    await restart();
    gates.open('second');
    const { output } = await hub.reaches(id, 'Completed');
    assert.deepEqual(output, ['first passed', 'second passed']);
    await until('the second run', () => runs.length === 3);
    assert.deepEqual(runs, ['first', 'second', 'second']);
  });

  it('a result that arrives after the hub was closed is not stored', async () => {
    const id = await hub.client.startNew('twoSteps');
    await gates.reached('first');
    await hub.close();
    gates.open('first');
    hub = await HubHarness.start({ file, clock });
    gates.open('second');
    await hub.reaches(id, 'Completed');
    assert.deepEqual(runs, ['first', 'first', 'second']);
  });

  it('timers are armed again, and those that fell due fire', async () => {
    const early = await hub.client.startNew('sleeper');
    await until('armed', () => clock.nextAt);
    clock.advance(HOUR_MS / 2);
    const late = await hub.client.startNew('sleeper');
    await hub.reaches(late, 'Running');
    await hub.close();
    clock.advance(HOUR_MS / 2);
    hub = await HubHarness.start({ file, clock });
    clock.advance(0);
    assert.equal((await hub.reaches(early, 'Completed')).output, 'awake');
    assert.equal((await hub.client.getStatus(late)).runtimeStatus, 'Running');
    clock.advance(HOUR_MS / 2);
    await hub.reaches(late, 'Completed');
  });

  it('a retry goes on where it was', async () => {
    const id = await hub.client.startNew('retrier');
    await until('armed', () => clock.nextAt);
    await restart();
    clock.advance(HOUR_MS);
    assert.equal((await hub.reaches(id, 'Completed')).output, 'at last');
    assert.equal(runs.length, 2);
  });

  it('a parent still gets the result of its sub-orchestration', async () => {
    const id = await hub.client.startNew('parent');
    await gates.reached('first');
    await restart();
    gates.open('first');
    gates.open('second');
    const { output } = await hub.reaches(id, 'Completed');
    assert.deepEqual(output, ['first passed', 'second passed']);
  });

  it('a suspended instance is still suspended, with its messages', async () => {
    const id = await hub.client.startNew('listener');
    await hub.reaches(id, 'Running');
    await hub.client.suspend(id, 'pause');
    await hub.reaches(id, 'Suspended');
    await hub.client.raiseEvent(id, 'news', 'good');
    await restart();
    assert.equal((await hub.client.getStatus(id)).runtimeStatus, 'Suspended');
    await hub.client.resume(id, 'on');
    assert.equal((await hub.reaches(id, 'Completed')).output, 'good');
  });

  it('the old access key is worth nothing', async () => {
    const { rpcBaseUrl } = JSON.parse(hub.hub.clientBinding('')) as { rpcBaseUrl: string };
    await restart();
    assert.equal((await fetch(`${hub.baseUrl}${rpcBaseUrl}instances`)).status, 401);
  });
});
