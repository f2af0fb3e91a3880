import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import azureFunctions from '@azure/functions';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import { nothing, type Orchestration } from '../support/orchestration.ts';
import { until } from '../support/until.ts';

df.app.activity('square', { handler: (value: number) => value * value });
df.app.activity('boom', {
  handler: () => {
    throw new Error('boom');
  },
});
df.app.orchestration('squareAndWait', function* (context): Orchestration {
  const square = yield context.df.callActivity('square', context.df.getInput());
  try {
    yield context.df.callActivity('boom');
  } catch {
    yield context.df.createTimer(context.df.currentUtcDateTime);
  }
  yield context.df.waitForExternalEvent('end');
  return square;
});
df.app.orchestration('fails', function* (): Orchestration {
  yield* nothing;
  throw new Error('wrong');
});

describe('the status of an instance', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  async function runOne() {
    const id = await hub.client.startNew('squareAndWait', { input: 7 });
    await until('the timer is armed', () => hub.clock.nextAt);
    await hub.client.raiseEvent(id, 'end', 'now');
    return hub.runThroughTimers(id);
  }

  function request() {
    return new azureFunctions.HttpRequest({ method: 'GET', url: `${hub.baseUrl}/api/x` });
  }

  it('shows the history without payloads, or with them', async () => {
    const { instanceId } = await runOne();
    const events = async (showHistoryOutput: boolean) => {
      const options = { showHistory: true, showHistoryOutput };
      const { history } = await hub.client.getStatus(instanceId, options);
      return history as unknown as Record<string, unknown>[];
    };
    const plain = await events(false);
    assert.deepEqual(
      plain.map(({ EventType }) => EventType),
      [
        'ExecutionStarted',
        'TaskCompleted',
        'TaskFailed',
        'EventRaised',
        'TimerFired',
        'ExecutionCompleted',
      ],
    );
    assert.equal(plain[1]?.FunctionName, 'square');
    assert.ok(plain[1].ScheduledTime);
    assert.ok(!JSON.stringify(plain).includes('49'));
    const full = await events(true);
    assert.equal(full[1]?.Result, 49);
    assert.equal(full[3]?.Input, 'now');
    assert.equal(full[5]?.Result, 49);
  });

  it('has no history unless it is asked for', async () => {
    const { instanceId } = await runOne();
    assert.equal((await hub.client.getStatus(instanceId)).history, undefined);
  });

  it('hides the input on demand', async () => {
    const { statusQueryGetUri } = hub.client.createHttpManagementPayload(
      (await runOne()).instanceId,
    );
    const response = await fetch(`${statusQueryGetUri}&showInput=false`);
    assert.equal(((await response.json()) as { input: unknown }).input, null);
  });

  it('is 202 with Location and Retry-After while the instance runs, then 200', async () => {
    const id = await hub.client.startNew('squareAndWait', { input: 1 });
    const { statusQueryGetUri } = hub.client.createHttpManagementPayload(id);
    const running = await fetch(statusQueryGetUri);
    assert.equal(running.status, 202);
    assert.equal(running.headers.get('location'), statusQueryGetUri);
    assert.equal(running.headers.get('retry-after'), '5');
    await hub.client.raiseEvent(id, 'end', 1);
    await hub.runThroughTimers(id);
    assert.equal((await fetch(statusQueryGetUri)).status, 200);
  });

  it('is 500 for a failed instance on demand', async () => {
    const { instanceId } = await hub.run('fails');
    const { statusQueryGetUri } = hub.client.createHttpManagementPayload(instanceId);
    assert.equal((await fetch(statusQueryGetUri)).status, 200);
    const url = `${statusQueryGetUri}&returnInternalServerErrorOnFailure=true`;
    assert.equal((await fetch(url)).status, 500);
  });

  it('is an error for an unknown instance', async () => {
    await assert.rejects(hub.client.getStatus('nobody'), /404.*nobody/);
  });

  it('has times without fractions of a second', async () => {
    const { statusQueryGetUri } = hub.client.createHttpManagementPayload(
      (await runOne()).instanceId,
    );
    const status = (await (await fetch(statusQueryGetUri)).json()) as Record<string, string>;
    assert.match(status.createdTime ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('can be awaited through the client: output, failure, or the management URLs', async () => {
    const wait = (id: string) =>
      hub.client.waitForCompletionOrCreateCheckStatusResponse(request(), id, {
        timeoutInMilliseconds: 40,
        retryIntervalInMilliseconds: 10,
      });
    const { instanceId } = await runOne();
    const done = await wait(instanceId);
    assert.deepEqual([done.status, await done.json()], [200, 49]);

    const failed = await wait((await hub.run('fails')).instanceId);
    assert.equal(failed.status, 500);

    const running = await wait(await hub.client.startNew('squareAndWait', { input: 1 }));
    assert.equal(running.status, 202);
    const links = (await running.json()) as Record<string, string>;
    assert.equal((await fetch(links.statusQueryGetUri ?? '')).status, 202);
  });

  it('makes check-status links that work for each operation', async () => {
    const id = await hub.client.startNew('squareAndWait', { input: 2 });
    const response = hub.client.createCheckStatusResponse(request(), id);
    const links = (await response.json()) as Record<string, string>;
    const post = (uri: string | undefined, text: string) =>
      fetch((uri ?? '').replace('{text}', text).replace('{eventName}', text), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '1',
      });
    assert.equal((await post(links.sendEventPostUri, 'hello')).status, 202);
    assert.equal((await post(links.suspendPostUri, 'pause')).status, 202);
    await hub.reaches(id, 'Suspended');
    assert.equal((await post(links.resumePostUri, 'on')).status, 202);
    await hub.reaches(id, 'Running');
    assert.equal((await post(links.terminatePostUri, 'bye')).status, 202);
    assert.equal((await hub.reaches(id, 'Terminated')).output, 'bye');
    assert.equal((await post(links.terminatePostUri, 'bye')).status, 410);
    const purged = await fetch(links.purgeHistoryDeleteUri ?? '', { method: 'DELETE' });
    assert.deepEqual(await purged.json(), { instancesDeleted: 1 });
    assert.equal((await fetch(links.statusQueryGetUri ?? '')).status, 404);
  });
});
