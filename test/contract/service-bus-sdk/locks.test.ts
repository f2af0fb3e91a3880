import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { parseEntities } from '../../../local/services/service-bus/entities/parse-entities.ts';
import { startServiceBus } from '../../../local/services/service-bus/start-service-bus.ts';
import { assertEmpty, newClient, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

const entities = { queues: [{ name: 'work', properties: { lockDuration: 'PT1M' } }] };

describe('message locks through the SDK', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  before(async () => {
    broker = await startBroker(entities);
    sender = broker.client.createSender('work');
    // The tests renew locks themselves.
    receiver = broker.client.createReceiver('work', { maxAutoLockRenewalDurationInMs: 0 });
  });

  after(() => broker.close());

  it('are renewed from now on', async () => {
    await sender.sendMessages({ body: 'x' });
    const message = await receiveOne(receiver);
    const before = Number(message.lockedUntilUtc);
    await broker.advance(59_000);
    assert.equal(Number(await receiver.renewMessageLock(message)), before + 59_000);
    await broker.advance(59_000);
    await receiver.completeMessage(message);
    await assertEmpty(receiver);
  });

  it('run out: the message is given out again, and the late receiver is told', async () => {
    await sender.sendMessages({ body: 'x' });
    const late = await receiveOne(receiver);
    await broker.advance(60_000);
    await assert.rejects(receiver.completeMessage(late), { code: 'MessageLockLost' });
    await assert.rejects(receiver.renewMessageLock(late), { code: 'MessageLockLost' });
    const again = await receiveOne(receiver);
    assert.equal(again.deliveryCount, 1);
    await receiver.completeMessage(again);
  });

  it('outlast the connection they were given over, and no more', async () => {
    await sender.sendMessages({ body: 'x' });
    const crashing = broker.connect();
    await receiveOne(crashing.createReceiver('work'));
    await crashing.close();
    await assertEmpty(receiver);
    await broker.advance(60_000);
    assert.equal(await takeOne(receiver), 'x');
  });

  it('are settled over the management link when the receiver is gone', async () => {
    await sender.sendMessages({ body: 'x' });
    const closing = broker.client.createReceiver('work');
    const message = await receiveOne(closing);
    await closing.close();
    const other = broker.client.createReceiver('work');
    await other.completeMessage(message);
    await broker.advance(60_000);
    await assertEmpty(receiver);
  });

  it('are kept by the SDK as long as a handler works', async (t) => {
    const short = await startServiceBus({
      port: 0,
      entities: parseEntities({
        queues: [{ name: 'short', properties: { lockDuration: 'PT1S' } }],
      }),
    });
    const client = newClient(short.connectionString);
    t.after(async () => {
      await client.close();
      await short.close();
    });
    await client.createSender('short').sendMessages({ body: 'x' });
    const working = client.createReceiver('short');
    let handled = 0;
    const done = Promise.withResolvers<undefined>();
    working.subscribe({
      async processMessage(message) {
        handled += 1;
        const first = Number(message.lockedUntilUtc);
        while (Number(message.lockedUntilUtc) < first + 1_000) await delay(20);
        done.resolve(undefined);
      },
      processError: async ({ error }) => done.reject(error),
    });
    await done.promise;
    await working.close();
    assert.equal(handled, 1);
    assert.deepEqual(await client.createReceiver('short').peekMessages(1), []);
  });
});
