import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { setBrokerFaults } from '../../support/set-broker-faults.ts';
import { assertEmpty, newClient, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

describe('faults of a broker, as the SDK sees them', () => {
  let broker: BrokerFixture;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;
  const setFaults = (...rules: Parameters<typeof setBrokerFaults>[1]) =>
    setBrokerFaults(broker.bus.endpoint, rules);

  before(async () => {
    broker = await startBroker({ queues: [{ name: 'work' }, { name: 'other' }] });
    sender = broker.client.createSender('work');
    receiver = broker.client.createReceiver('work');
  });

  afterEach(() => setFaults());
  after(() => broker.close());

  it('refuse to take messages of one entity', async () => {
    await setFaults({ match: 'send work', condition: 'com.microsoft:server-busy' });
    await assert.rejects(sender.sendMessages({ body: 1 }), { code: 'ServiceBusy' });
    await broker.client.createSender('other').sendMessages({ body: 1 });
    await setFaults();
    await assertEmpty(receiver);
  });

  it('end by themselves, so that a client that tries again succeeds', async () => {
    await setFaults({ match: 'send', condition: 'amqp:internal-error', count: 1 });
    await assert.rejects(sender.sendMessages({ body: 1 }), /InternalServerError/);
    await sender.sendMessages({ body: 'x' });
    assert.equal(await takeOne(receiver), 'x');
  });

  it('refuse to give messages out', async () => {
    await sender.sendMessages({ body: 'x' });
    await setFaults({ match: 'receive work', condition: 'com.microsoft:server-busy' });
    const refused = broker.client.createReceiver('work');
    await assert.rejects(receiveOne(refused), { code: 'ServiceBusy' });
    await setFaults();
    assert.equal(await takeOne(refused), 'x');
  });

  it('refuse to settle: the message comes back', async () => {
    await sender.sendMessages({ body: 'x' });
    const message = await receiveOne(receiver);
    await setFaults({ match: 'settle', condition: 'com.microsoft:server-busy' });
    await assert.rejects(receiver.completeMessage(message), { code: 'ServiceBusy' });
    await setFaults();
    await broker.advance(60_000);
    assert.equal(await takeOne(receiver), 'x');
  });

  it('refuse what is managed', async () => {
    await setFaults({ match: 'manage work', condition: 'com.microsoft:timeout' });
    await assert.rejects(receiver.peekMessages(1), { code: 'ServiceTimeout' });
  });

  it('refuse connections', async () => {
    await setFaults({ match: 'connect', condition: 'com.microsoft:server-busy' });
    await assert.rejects(broker.connect().createSender('work').sendMessages({ body: 1 }), {
      code: 'ServiceBusy',
    });
    await setFaults();
    await broker.connect().createSender('work').sendMessages({ body: 'x' });
    assert.equal(await takeOne(receiver), 'x');
  });

  it('are slow', async () => {
    await setFaults({ match: 'send', latencyMs: 10_000 });
    let hasEnded = false;
    const sending = sender.sendMessages({ body: 'x' }).then(() => (hasEnded = true));
    await assertEmpty(receiver);
    assert.equal(hasEnded, false);
    await broker.advance(10_000);
    await sending;
    assert.equal(await takeOne(receiver), 'x');
  });

  it('cut the connection of who asks', async (t) => {
    // The SDK does not notice that nobody will answer: it waits as long as it is told to.
    const client = newClient(broker.bus.connectionString, 500);
    t.after(() => client.close());
    const cut = client.createSender('work');
    await setFaults({ match: 'send', cut: true, count: 1 });
    await assert.rejects(cut.sendMessages({ body: 'lost' }));
    await cut.sendMessages({ body: 'x' });
    assert.equal(await takeOne(broker.client.createReceiver('work')), 'x');
  });

  it('cut all connections, which subscribers survive', async () => {
    const got = Promise.withResolvers<unknown>();
    const streaming = broker.client.createReceiver('work');
    streaming.subscribe({
      processMessage: async ({ body }) => got.resolve(body),
      processError: () => Promise.resolve(),
    });
    await broker.connect().createSender('other').sendMessages({ body: 1 });
    const response = await fetch(`${broker.bus.endpoint}/_connections`, { method: 'DELETE' });
    assert.ok(((await response.json()) as { cut: number }).cut >= 2);
    await broker.connect().createSender('work').sendMessages({ body: 'x' });
    assert.equal(await got.promise, 'x');
    await streaming.close();
  });

  it('are down for a while', async () => {
    await setFaults({ down: true, forMs: 20_000 });
    await assert.rejects(broker.connect().createSender('work').sendMessages({ body: 1 }));
    await broker.advance(20_000);
    await broker.connect().createSender('work').sendMessages({ body: 'x' });
    assert.equal(await takeOne(broker.client.createReceiver('work')), 'x');
  });

  it('are not set by a rule that is not known', async () => {
    await assert.rejects(
      setFaults({ condition: 'com.microsoft:tired' } as never),
      /faults were refused.*condition/s,
    );
  });
});
