import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { assertEmpty, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

const entities = {
  queues: [
    { name: 'work' },
    {
      name: 'once',
      properties: {
        requiresDuplicateDetection: true,
        duplicateDetectionHistoryTimeWindow: 'PT10M',
      },
    },
    { name: 'lasting', properties: { defaultMessageTimeToLive: 'P60D' } },
    {
      name: 'brief',
      properties: { defaultMessageTimeToLive: 'PT30S', deadLetteringOnMessageExpiration: true },
    },
  ],
};

describe('what a queue does as time passes, through the SDK', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  before(async () => {
    broker = await startBroker(entities);
    sender = broker.client.createSender('work');
    receiver = broker.client.createReceiver('work');
  });

  after(() => broker.close());

  /** A time on the broker's clock, which began with the test. */
  const inOneMinute = async () => {
    await sender.sendMessages({ body: 'what time is it' });
    const message = await receiveOne(receiver);
    await receiver.completeMessage(message);
    return new Date(Number(message.enqueuedTimeUtc) + 60_000);
  };

  it('gives out messages that live for longer than AMQP can say', async () => {
    await broker.client.createSender('lasting').sendMessages({ body: 'old' });
    const message = await receiveOne(broker.client.createReceiver('lasting'));
    assert.deepEqual([message.body, message.timeToLive], ['old', 2 ** 32 - 1]);
  });

  it('gives scheduled messages out when they are due', async () => {
    const numbers = await sender.scheduleMessages(
      [{ body: 'a' }, { body: 'b' }],
      await inOneMinute(),
    );
    assert.equal(numbers.length, 2);
    await assertEmpty(receiver);
    const [peeked] = await broker.client.createReceiver('work').peekMessages(1);
    assert.deepEqual([peeked?.body, peeked?.state], ['a', 'scheduled']);
    await broker.advance(60_000);
    assert.deepEqual([await takeOne(receiver), await takeOne(receiver)], ['a', 'b']);
  });

  it('does not give out what was cancelled, which is possible until it is due', async () => {
    const [number] = await sender.scheduleMessages({ body: 'never' }, await inOneMinute());
    const [due] = await sender.scheduleMessages({ body: 'due' }, await inOneMinute());
    assert.ok(number && due);
    await sender.cancelScheduledMessages(number);
    await assert.rejects(sender.cancelScheduledMessages(number), { code: 'MessageNotFound' });
    await broker.advance(60_000);
    await assert.rejects(sender.cancelScheduledMessages(due), { code: 'MessageNotFound' });
    assert.equal(await takeOne(receiver), 'due');
    await assertEmpty(receiver);
  });

  it('keeps messages that are sent with a time of their own', async () => {
    await sender.sendMessages({ body: 'x', scheduledEnqueueTimeUtc: await inOneMinute() });
    await assertEmpty(receiver);
    await broker.advance(60_000);
    assert.equal(await takeOne(receiver), 'x');
  });

  it('drops a message whose id it has seen, as long as its window lasts', async () => {
    const once = broker.client.createSender('once');
    const taking = broker.client.createReceiver('once');
    await once.sendMessages({ body: 1, messageId: 'same' });
    await once.sendMessages([
      { body: 2, messageId: 'same' },
      { body: 3, messageId: 'other' },
    ]);
    assert.deepEqual([await takeOne(taking), await takeOne(taking)], [1, 3]);
    await broker.advance(599_999);
    await once.sendMessages({ body: 4, messageId: 'same' });
    await assertEmpty(taking);
    await broker.advance(1);
    await once.sendMessages({ body: 5, messageId: 'same' });
    assert.equal(await takeOne(taking), 5);
  });

  it('dead-letters what expired, when the queue says so', async () => {
    await broker.client.createSender('brief').sendMessages({ body: 'x', timeToLive: 3_600_000 });
    const dead = broker.client.createReceiver('brief', { subQueueType: 'deadLetter' });
    await broker.advance(29_999);
    assert.equal((await broker.client.createReceiver('brief').peekMessages(1)).length, 1);
    await assertEmpty(dead);
    await broker.advance(1);
    const message = await receiveOne(dead);
    assert.deepEqual([message.body, message.deadLetterReason], ['x', 'TTLExpiredException']);
    await broker.advance(30_000);
    await dead.completeMessage(message);
    await assertEmpty(broker.client.createReceiver('brief'));
  });

  it('drops what expired otherwise', async () => {
    await sender.sendMessages([{ body: 'short', timeToLive: 1_000 }, { body: 'long' }]);
    await broker.advance(1_000);
    assert.equal(await takeOne(receiver), 'long');
    await assertEmpty(receiver);
    await assertEmpty(broker.client.createReceiver('work', { subQueueType: 'deadLetter' }));
  });

  it('lets a receiver finish a message that expires in its hands', async () => {
    await sender.sendMessages({ body: 'x', timeToLive: 1_000 });
    const message = await receiveOne(receiver);
    await broker.advance(2_000);
    await receiver.completeMessage(message);
  });

  it('does not give out again what expired in the hands of a receiver that failed', async () => {
    await sender.sendMessages({ body: 'x', timeToLive: 1_000 });
    const message = await receiveOne(receiver);
    await broker.advance(2_000);
    await receiver.abandonMessage(message);
    await assertEmpty(receiver);
  });
});
