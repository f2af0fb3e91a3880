import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ServiceBusSender } from '@azure/service-bus';
import { assertEmpty, receive, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

const rule = (properties: unknown) => [{ name: '$Default', properties }];
const entities = {
  topics: [
    {
      name: 'events',
      properties: { requiresDuplicateDetection: true },
      subscriptions: [
        { name: 'all' },
        {
          name: 'failed',
          properties: { maxDeliveryCount: 1 },
          rules: rule({
            filterType: 'SqlFilter',
            sqlFilter: { sqlExpression: "sys.Label = 'failed' AND attempt >= 3" },
          }),
        },
        {
          name: 'orders',
          rules: rule({
            filterType: 'CorrelationFilter',
            correlationFilter: { correlationId: 'order', properties: { region: 'eu' } },
          }),
        },
      ],
    },
  ],
};

describe('a topic through the SDK', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  const receiver = (subscription: string) => broker.client.createReceiver('events', subscription);

  before(async () => {
    broker = await startBroker(entities);
    sender = broker.client.createSender('events');
  });

  after(() => broker.close());

  it('gives each subscription its own copy of what its rules take', async () => {
    await sender.sendMessages([
      { body: 1, subject: 'failed', applicationProperties: { attempt: 3 } },
      { body: 2, subject: 'failed', applicationProperties: { attempt: 2 } },
      { body: 3, correlationId: 'order', applicationProperties: { region: 'eu' } },
      { body: 4, correlationId: 'order', applicationProperties: { region: 'us' } },
    ]);
    const all = receiver('all');
    const messages = await receive(all, 4);
    for (const message of messages) await all.completeMessage(message);
    assert.deepEqual(
      messages.map(({ body }) => body as number),
      [1, 2, 3, 4],
    );
    const failed = receiver('failed');
    assert.equal(await takeOne(failed), 1);
    await assertEmpty(failed);
    const orders = receiver('orders');
    const order = await receiveOne(orders);
    assert.deepEqual([order.body, Number(order.sequenceNumber)], [3, 1]);
    assert.equal(Number(order.enqueuedSequenceNumber), 3, 'its number in the topic');
    await orders.completeMessage(order);
    await assertEmpty(orders);
  });

  it('drops repeated messages for all subscriptions', async () => {
    await sender.sendMessages({ body: 'x', messageId: 'same' });
    await sender.sendMessages({ body: 'y', messageId: 'same' });
    const all = receiver('all');
    assert.equal(await takeOne(all), 'x');
    await assertEmpty(all);
  });

  it('keeps scheduled messages until they are due', async () => {
    const all = receiver('all');
    await sender.sendMessages({ body: 'now' });
    const now = await receiveOne(all);
    await all.completeMessage(now);
    const time = new Date(Number(now.enqueuedTimeUtc) + 60_000);
    const [cancelled] = await sender.scheduleMessages([{ body: 'no' }], time);
    await sender.scheduleMessages([{ body: 'yes' }], time);
    assert.ok(cancelled);
    await sender.cancelScheduledMessages(cancelled);
    await assertEmpty(all);
    await broker.advance(60_000);
    assert.equal(await takeOne(all), 'yes');
    await assertEmpty(all);
  });

  it('has a dead-letter queue for each subscription', async () => {
    await sender.sendMessages({
      body: 'x',
      subject: 'failed',
      applicationProperties: { attempt: 3 },
    });
    const failed = receiver('failed');
    await failed.abandonMessage(await receiveOne(failed));
    const dead = broker.client.createReceiver('events', 'failed', { subQueueType: 'deadLetter' });
    const message = await receiveOne(dead);
    assert.equal(message.deadLetterReason, 'MaxDeliveryCountExceeded');
    assert.equal(message.deadLetterSource, 'events/Subscriptions/failed');
    await dead.completeMessage(message);
    await takeOne(receiver('all'));
  });

  it('is not received from, and its subscriptions are not sent to', async () => {
    await assert.rejects(
      assertEmpty(broker.client.createReceiver('events')),
      /'events' is a topic: receive from one of its subscriptions/,
    );
    await assert.rejects(
      broker.client.createSender('events/subscriptions/all').sendMessages({ body: 1 }),
      /cannot be sent to/,
    );
  });

  it('refuses to manage rules, by name', async () => {
    const rules = broker.client.createRuleManager('events', 'all');
    await assert.rejects(
      rules.createRule('r', { sqlExpression: '1=1' }),
      /operation 'com\.microsoft:add-rule' is not supported by the local Service Bus/,
    );
  });
});
