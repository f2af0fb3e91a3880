import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { assertEmpty, numberOf, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

describe('settling messages through the SDK', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;
  let deadLetters: ServiceBusReceiver;

  before(async () => {
    broker = await startBroker({ queues: [{ name: 'work', properties: { maxDeliveryCount: 3 } }] });
    sender = broker.client.createSender('work');
    receiver = broker.client.createReceiver('work');
    deadLetters = broker.client.createReceiver('work', { subQueueType: 'deadLetter' });
  });

  after(() => broker.close());

  beforeEach(async () => {
    await assertEmpty(receiver);
    await assertEmpty(deadLetters);
  });

  it('gives an abandoned message out again, with the properties that were added', async () => {
    await sender.sendMessages({ body: 'x', applicationProperties: { kept: 1 } });
    await receiver.abandonMessage(await receiveOne(receiver), { why: 'y' });
    const again = await receiveOne(receiver);
    assert.equal(again.deliveryCount, 1);
    assert.deepEqual(again.applicationProperties, { kept: 1, why: 'y' });
    await receiver.completeMessage(again);
  });

  it('keeps the order of messages that are given back', async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    await receiver.abandonMessage(await receiveOne(receiver));
    assert.deepEqual([await takeOne(receiver), await takeOne(receiver)], [1, 2]);
  });

  it('dead-letters a message that failed too often', async () => {
    await sender.sendMessages({ body: 'poison', messageId: 'p' });
    for (let count = 0; count < 3; count += 1) {
      await receiver.abandonMessage(await receiveOne(receiver));
    }
    const dead = await receiveOne(deadLetters);
    assert.deepEqual([dead.body, dead.messageId, dead.deliveryCount], ['poison', 'p', 3]);
    assert.equal(dead.deadLetterReason, 'MaxDeliveryCountExceeded');
    assert.match(dead.deadLetterErrorDescription ?? '', /3 delivery attempts/);
    assert.equal(dead.deadLetterSource, 'work');
    await deadLetters.completeMessage(dead);
  });

  it('dead-letters with a reason, a description and further properties', async () => {
    await sender.sendMessages({ body: 'bad' });
    await receiver.deadLetterMessage(await receiveOne(receiver), {
      deadLetterReason: 'R',
      deadLetterErrorDescription: 'D',
      extra: 1,
    });
    const dead = await receiveOne(deadLetters);
    assert.deepEqual([dead.deadLetterReason, dead.deadLetterErrorDescription], ['R', 'D']);
    assert.equal(dead.applicationProperties?.extra, 1);
    await deadLetters.completeMessage(dead);
  });

  it('does not dead-letter a dead letter, and never gives one up', async () => {
    await sender.sendMessages({ body: 'bad' });
    await receiver.deadLetterMessage(await receiveOne(receiver));
    const dead = await receiveOne(deadLetters);
    await assert.rejects(deadLetters.deadLetterMessage(dead), /cannot be dead-lettered again/);
    await broker.advance(60_000);
    for (let count = 0; count < 4; count += 1) {
      await deadLetters.abandonMessage(await receiveOne(deadLetters));
    }
    assert.equal(await takeOne(deadLetters), 'bad');
  });

  it('sends a dead letter again as a new message', async () => {
    await sender.sendMessages({ body: 'again' });
    await receiver.deadLetterMessage(await receiveOne(receiver), {
      deadLetterReason: 'R',
      deadLetterErrorDescription: 'D',
    });
    const dead = await receiveOne(deadLetters);
    await sender.sendMessages(dead);
    await deadLetters.completeMessage(dead);
    const message = await receiveOne(receiver);
    assert.deepEqual([message.body, message.deliveryCount], ['again', 0]);
    assert.equal(message.deadLetterSource, undefined);
    await receiver.completeMessage(message);
  });

  it('sets deferred messages aside, to be fetched by number', async () => {
    await sender.sendMessages({ body: 'later' });
    const message = await receiveOne(receiver);
    await receiver.deferMessage(message, { note: 'n' });
    await assertEmpty(receiver);
    const number = numberOf(message);
    const [peeked] = await receiver.peekMessages(1, { fromSequenceNumber: number });
    assert.deepEqual([peeked?.state, peeked?.applicationProperties], ['deferred', { note: 'n' }]);

    const [fetched] = await receiver.receiveDeferredMessages(number);
    assert.ok(fetched);
    assert.equal(fetched.body, 'later');
    await assert.rejects(receiver.receiveDeferredMessages(number), { code: 'MessageNotFound' });
    await receiver.abandonMessage(fetched);
    const [again] = await receiver.receiveDeferredMessages(number);
    assert.ok(again);
    assert.deepEqual([again.deliveryCount, again.state], [1, 'deferred']);
    await receiver.completeMessage(again);
    await assert.rejects(receiver.receiveDeferredMessages(number), { code: 'MessageNotFound' });
  });

  it('dead-letters a deferred message', async () => {
    await sender.sendMessages({ body: 'later' });
    const message = await receiveOne(receiver);
    await receiver.deferMessage(message);
    const [fetched] = await receiver.receiveDeferredMessages(numberOf(message));
    assert.ok(fetched);
    await receiver.deadLetterMessage(fetched, {
      deadLetterReason: 'R',
      deadLetterErrorDescription: 'D',
    });
    const dead = await receiveOne(deadLetters);
    assert.equal(dead.deadLetterReason, 'R');
    await deadLetters.completeMessage(dead);
  });

  it('knows nothing of numbers that are not deferred', async () => {
    await sender.sendMessages({ body: 'active' });
    const message = await receiveOne(receiver);
    await assert.rejects(receiver.receiveDeferredMessages(numberOf(message)), {
      code: 'MessageNotFound',
    });
    await receiver.completeMessage(message);
  });
});
