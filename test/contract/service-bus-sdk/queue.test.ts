import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AmqpAnnotatedMessage } from '@azure/core-amqp';
import type { ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import {
  assertEmpty,
  numberOf,
  receive,
  receiveOne,
  startBroker,
  takeOne,
} from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

describe('a queue through the SDK', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  before(async () => {
    broker = await startBroker({ queues: [{ name: 'work' }] });
    sender = broker.client.createSender('work');
    receiver = broker.client.createReceiver('work');
  });

  after(() => broker.close());

  it('gives a message back as it was sent, with what the broker says about it', async () => {
    await sender.sendMessages({
      body: { a: 1 },
      messageId: 'm1',
      contentType: 'application/json',
      subject: 'S',
      correlationId: 'c',
      replyTo: 'r',
      to: 't',
      partitionKey: 'p',
      sessionId: 'p',
      applicationProperties: { text: 'v', whole: 5, negative: -3, part: 1.5, yes: true },
    });
    const message = await receiveOne(receiver);
    assert.deepEqual(message.body, { a: 1 });
    const { messageId, contentType, subject, correlationId, replyTo, to, partitionKey } = message;
    assert.deepEqual(
      { messageId, contentType, subject, correlationId, replyTo, to, partitionKey },
      {
        messageId: 'm1',
        contentType: 'application/json',
        subject: 'S',
        correlationId: 'c',
        replyTo: 'r',
        to: 't',
        partitionKey: 'p',
      },
    );
    assert.deepEqual(message.applicationProperties, {
      text: 'v',
      whole: 5,
      negative: -3,
      part: 1.5,
      yes: true,
    });
    assert.deepEqual([message.deliveryCount, message.state], [0, 'active']);
    assert.match(message.lockToken ?? '', /^[0-9a-f-]{36}$/);
    assert.ok(message.lockedUntilUtc && message.enqueuedTimeUtc && message.sequenceNumber);
    assert.equal(+message.lockedUntilUtc - +message.enqueuedTimeUtc, 60_000);
    await receiver.completeMessage(message);
    await assertEmpty(receiver);
  });

  it('keeps bodies of every kind', async () => {
    const amqp: AmqpAnnotatedMessage[] = [
      { body: { nested: ['x', 1] }, bodyType: 'value' },
      { body: [[1, 'two']], bodyType: 'sequence' },
    ];
    for (const body of ['text', Buffer.from([0, 255]), null]) await sender.sendMessages({ body });
    for (const message of amqp) await sender.sendMessages(message);
    const bodies = [];
    for (let count = 0; count < 5; count += 1) bodies.push(await takeOne(receiver));
    assert.deepEqual(bodies, [
      'text',
      Buffer.from([0, 255]),
      null,
      { nested: ['x', 1] },
      [[1, 'two']],
    ]);
  });

  it('gives messages that have none an id', async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const [first, second] = await receive(receiver, 2);
    assert.ok(first?.messageId && second?.messageId);
    assert.notEqual(first.messageId, second.messageId);
    await receiver.completeMessage(first);
    await receiver.completeMessage(second);
  });

  it('lets a receiver wait, and come back', async () => {
    await assertEmpty(receiver);
    const coming = receiveOne(receiver);
    await sender.sendMessages({ body: 'late' });
    const message = await coming;
    assert.equal(message.body, 'late');
    await receiver.completeMessage(message);
  });

  it('takes batches whole, in their order, up to 256 KB', async () => {
    const batch = await sender.createMessageBatch();
    assert.equal(batch.maxSizeInBytes, 262_144);
    for (let body = 0; body < 10; body += 1) assert.ok(batch.tryAddMessage({ body }));
    assert.equal(batch.tryAddMessage({ body: 'x'.repeat(262_144) }), false);
    await sender.sendMessages(batch);
    const messages = await receive(receiver, 10);
    assert.deepEqual(
      messages.map(({ body }) => body as number),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
  });

  it('refuses a message that is too large, and goes on', async () => {
    await assert.rejects(sender.sendMessages({ body: 'x'.repeat(300_000) }), {
      code: 'MessageSizeExceeded',
    });
    await sender.sendMessages({ body: 'y'.repeat(200_000) });
    assert.equal(await takeOne(receiver), 'y'.repeat(200_000));
  });

  it('gives a receiver no more than it asked for, and the rest to others', async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const other = broker.connect().createReceiver('work');
    const mine = await receiveOne(receiver);
    const others = await receive(other, 2);
    assert.deepEqual(
      [mine, ...others].map(({ body }) => body as number),
      [1, 2, 3],
    );
    await receiver.completeMessage(mine);
    for (const message of others) await other.completeMessage(message);
  });

  it('removes messages as they are received, if that is asked for', async () => {
    await sender.sendMessages({ body: 'once' });
    const deleting = broker.client.createReceiver('work', { receiveMode: 'receiveAndDelete' });
    const message = await receiveOne(deleting);
    assert.deepEqual([message.body, message.lockToken], ['once', undefined]);
    assert.deepEqual(await receiver.peekMessages(1, { fromSequenceNumber: numberOf(message) }), []);
    await deleting.close();
  });

  it('shows messages without locking them', async () => {
    await sender.sendMessages([{ body: 'p1' }, { body: 'p2' }]);
    const messages = await receive(receiver, 2);
    const peeking = broker.client.createReceiver('work');
    const peeked = await peeking.peekMessages(10);
    assert.deepEqual(
      peeked.map(({ body, lockToken }) => [body as string, lockToken]),
      [
        ['p1', undefined],
        ['p2', undefined],
      ],
    );
    assert.deepEqual(await peeking.peekMessages(10), [], 'the next look goes on after the last');
    for (const message of messages) await receiver.completeMessage(message);
  });

  it('streams to a subscriber, completing what it handles and abandoning what it fails on', async () => {
    const bodies = [0, 1, 2, 3, 4, 5, 6, 7];
    await sender.sendMessages(bodies.map((body) => ({ body })));
    const streaming = broker.client.createReceiver('work');
    const handled: number[] = [];
    const done = Promise.withResolvers<undefined>();
    let hasFailed = false;
    let atOnce = 0;
    let most = 0;
    streaming.subscribe(
      {
        async processMessage({ body }) {
          atOnce += 1;
          most = Math.max(most, atOnce);
          await new Promise(setImmediate);
          atOnce -= 1;
          if (body === 3 && !hasFailed) {
            hasFailed = true;
            throw new Error('failed on purpose');
          }
          handled.push(body as number);
          if (handled.length === bodies.length) done.resolve(undefined);
        },
        processError: () => Promise.resolve(),
      },
      { maxConcurrentCalls: 4 },
    );
    await done.promise;
    await streaming.close();
    assert.deepEqual(handled.toSorted(), bodies);
    assert.ok(most <= 4, `${most} at once`);
    await assertEmpty(receiver);
  });

  it('lets thousands of messages flow through one receiver', async () => {
    const count = 3_000;
    for (let sent = 0; sent < count; sent += 500) {
      await sender.sendMessages(
        Array.from({ length: 500 }, (_, place) => ({ body: sent + place })),
      );
    }
    const streaming = broker.client.createReceiver('work');
    const seen = new Set<number>();
    const done = Promise.withResolvers<undefined>();
    streaming.subscribe(
      {
        processMessage: ({ body }) => {
          seen.add(body as number);
          if (seen.size === count) done.resolve(undefined);
          return Promise.resolve();
        },
        processError: async ({ error }) => done.reject(error),
      },
      { maxConcurrentCalls: 50 },
    );
    await done.promise;
    await streaming.close();
  });
});
