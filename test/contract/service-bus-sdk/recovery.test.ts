import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceBusClient } from '@azure/service-bus';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  assertEmpty,
  newClient,
  numberOf,
  receive,
  receiveOne,
  takeOne,
} from './broker-fixture.ts';

const entities = {
  queues: [
    { name: 'work', properties: { requiresDuplicateDetection: true } },
    { name: 'ordered', properties: { requiresSession: true } },
  ],
  topics: [{ name: 'events', subscriptions: [{ name: 'all' }] }],
};

describe('a broker that is killed', () => {
  const directory = temporaryFolder({ after });
  let broker: ChildProcess;
  let client: ServiceBusClient;

  const start = async () => {
    broker = fork(
      join(import.meta.dirname, 'serve-until-killed.ts'),
      [directory, JSON.stringify(entities)],
      { execArgv: ['--disable-warning=ExperimentalWarning'] },
    );
    const [connectionString] = (await once(broker, 'message')) as [string];
    client = newClient(connectionString);
  };
  const kill = async () => {
    const exit = once(broker, 'exit');
    broker.kill('SIGKILL');
    await exit;
    await client.close();
  };
  const killAndStart = async () => {
    await kill();
    await start();
  };

  before(() => start());

  after(() => kill());

  it('loses no message it accepted, and brings back none that was completed', async () => {
    const sender = client.createSender('work');
    const sent = Array.from({ length: 200 }, (_, body) => ({ body }));
    await sender.sendMessages(sent.slice(0, 100));
    for (const message of sent.slice(100)) await sender.sendMessages(message);
    const receiver = client.createReceiver('work');
    for (const message of await receive(receiver, 50)) await receiver.completeMessage(message);
    await killAndStart();
    const again = client.createReceiver('work');
    const left = await receive(again, 150);
    assert.deepEqual(
      left.map(({ body }) => body as number),
      sent.slice(50).map(({ body }) => body),
    );
    for (const message of left) await again.completeMessage(message);
    await assertEmpty(again);
  });

  it('gives locked messages out again at once, uncounted, and the others as they were', async () => {
    const sender = client.createSender('work');
    const receiver = client.createReceiver('work');
    await sender.sendMessages(['locked', 'failed', 'deferred', 'dead'].map((body) => ({ body })));
    const [, failed, deferred, dead] = await receive(receiver, 4);
    assert.ok(failed && deferred && dead);
    await receiver.abandonMessage(failed);
    await receiver.deferMessage(deferred);
    await receiver.deadLetterMessage(dead, {
      deadLetterReason: 'R',
      deadLetterErrorDescription: 'D',
    });
    const [scheduled] = await sender.scheduleMessages(
      { body: 'scheduled' },
      new Date(Date.now() + 3_600_000),
    );
    assert.ok(scheduled);
    await killAndStart();

    const again = client.createReceiver('work');
    const messages = await receive(again, 2);
    assert.deepEqual(
      messages.map(({ body, deliveryCount }) => [body as string, deliveryCount]),
      [
        ['locked', 0],
        ['failed', 1],
      ],
    );
    const [fetched] = await again.receiveDeferredMessages(numberOf(deferred));
    assert.equal(fetched?.body, 'deferred');
    const letters = client.createReceiver('work', { subQueueType: 'deadLetter' });
    assert.equal((await receiveOne(letters)).deadLetterReason, 'R');
    await client.createSender('work').cancelScheduledMessages(scheduled);
  });

  it('remembers message ids, the states of sessions, and what subscriptions have', async () => {
    await client.createSender('events').sendMessages({ body: 'event' });
    const sender = client.createSender('work');
    await sender.sendMessages({ body: 'first', messageId: 'once' });
    await client.createSender('ordered').sendMessages({ body: 'x', sessionId: 'S' });
    const session = await client.acceptSession('ordered', 'S');
    await receiveOne(session);
    await session.setSessionState('half done');
    await killAndStart();

    await client.createSender('work').sendMessages({ body: 'second', messageId: 'once' });
    const ids = await client.createReceiver('work').peekMessages(10);
    assert.equal(ids.filter(({ messageId }) => messageId === 'once').length, 1);
    const again = await client.acceptNextSession('ordered');
    assert.deepEqual(
      [again.sessionId, await again.getSessionState(), await takeOne(again)],
      ['S', 'half done', 'x'],
    );
    assert.equal(await takeOne(client.createReceiver('events', 'all')), 'event');
  });
});
