import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { assertEmpty, receive, receiveOne, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

const entities = {
  queues: [
    { name: 'ordered', properties: { requiresSession: true, maxDeliveryCount: 3 } },
    { name: 'plain' },
  ],
};
const byHand = { maxAutoLockRenewalDurationInMs: 0 };

describe('sessions through the SDK', () => {
  let broker: BrokerFixture;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;

  before(async () => {
    broker = await startBroker(entities);
    client = broker.client;
    sender = client.createSender('ordered');
  });

  after(() => broker.close());

  it('give one receiver their messages, in order', async () => {
    await sender.sendMessages([
      { body: 1, sessionId: 'A' },
      { body: 2, sessionId: 'B' },
      { body: 3, sessionId: 'A' },
    ]);
    const a = await client.acceptSession('ordered', 'A', byHand);
    const messages = await receive(a, 2);
    assert.deepEqual(
      messages.map(({ body, sessionId }) => [body as number, sessionId]),
      [
        [1, 'A'],
        [3, 'A'],
      ],
    );
    await assert.rejects(client.acceptSession('ordered', 'A'), { code: 'SessionCannotBeLocked' });
    for (const message of messages) await a.completeMessage(message);
    await a.close();
    const next = await client.acceptNextSession('ordered', byHand);
    assert.deepEqual([next.sessionId, await takeOne(next)], ['B', 2]);
    await next.close();
  });

  it('keep a state until it is removed', async () => {
    const session = await client.acceptSession('ordered', 'state', byHand);
    assert.equal(await session.getSessionState(), null);
    await session.setSessionState({ step: 2 });
    await session.close();
    const again = await client.acceptSession('ordered', 'state', byHand);
    assert.deepEqual(await again.getSessionState(), { step: 2 });
    await again.setSessionState(null);
    assert.equal(await again.getSessionState(), null);
    await again.close();
  });

  it('are awaited by who asks for the next one', async () => {
    const coming = client.acceptNextSession('ordered', byHand);
    const later = broker.connect().acceptNextSession('ordered', byHand);
    await sender.sendMessages({ body: 'x', sessionId: 'C' });
    const first = await Promise.race([coming, later]);
    assert.deepEqual([first.sessionId, await takeOne(first)], ['C', 'x']);
    await sender.sendMessages({ body: 'y', sessionId: 'D' });
    const both = await Promise.all([coming, later]);
    const second = both.find((session) => session !== first);
    assert.ok(second);
    assert.deepEqual([second.sessionId, await takeOne(second)], ['D', 'y']);
    await first.close();
    await second.close();
  });

  it('come one to a receiver, when several become available at once', async () => {
    const sessionIds = ['P', 'Q'];
    for (const sessionId of sessionIds) {
      await sender.sendMessages({ body: sessionId, sessionId });
      await client.acceptSession('ordered', sessionId, byHand);
    }
    await broker.advance(58_000);
    const other = broker.connect();
    const coming = other.acceptNextSession('ordered', byHand);
    const alsoComing = other.acceptNextSession('ordered', byHand);
    // The wait has begun once a later request on the same connection is answered.
    await (await other.acceptSession('ordered', 'unused', byHand)).close();
    await broker.advance(2_000);
    const first = await coming;
    const second = await alsoComing;
    assert.deepEqual([first.sessionId, second.sessionId].toSorted(), sessionIds);
    for (const session of [first, second]) {
      assert.equal(await takeOne(session), session.sessionId);
      await session.close();
    }
  });

  it('do not come for ever', async () => {
    const coming = assert.rejects(client.acceptNextSession('ordered', byHand), {
      code: 'ServiceTimeout',
    });
    // The wait begins when the broker hears of it.
    const settled = coming.then(() => true);
    while (!(await Promise.race([settled, broker.advance(1_000)]))) continue;
    await coming;
  });

  it('give back at once, and uncounted, what a receiver had when it closed', async () => {
    await sender.sendMessages({ body: 'x', sessionId: 'E' });
    const session = await client.acceptSession('ordered', 'E', byHand);
    await receiveOne(session);
    await session.close();
    const again = await client.acceptNextSession('ordered', byHand);
    const message = await receiveOne(again);
    assert.deepEqual([message.body, message.deliveryCount], ['x', 0]);
    await again.completeMessage(message);
    await again.close();
  });

  it('are renewed whole: messages stay locked with them', async () => {
    await sender.sendMessages({ body: 'x', sessionId: 'F' });
    const session = await client.acceptSession('ordered', 'F', byHand);
    const message = await receiveOne(session);
    await broker.advance(50_000);
    const until = await session.renewSessionLock();
    assert.equal(Number(until), Number(message.lockedUntilUtc) + 50_000);
    await broker.advance(50_000);
    await session.completeMessage(message);
    await session.close();
  });

  it('are lost when their lock runs out, which counts as a failed delivery', async () => {
    await sender.sendMessages({ body: 'x', sessionId: 'G' });
    const session = await client.acceptSession('ordered', 'G', byHand);
    const message = await receiveOne(session);
    await broker.advance(60_000);
    await assert.rejects(session.completeMessage(message), { code: 'SessionLockLost' });
    await assert.rejects(session.renewSessionLock(), { code: 'SessionLockLost' });
    const again = await broker.connect().acceptSession('ordered', 'G', byHand);
    const redelivered = await receiveOne(again);
    assert.equal(redelivered.deliveryCount, 1);
    await again.completeMessage(redelivered);
    await again.close();
    await session.close();
  });

  it('defer messages, and dead-letter them where no session is needed', async () => {
    await sender.sendMessages([
      { body: 'later', sessionId: 'H' },
      { body: 'bad', sessionId: 'H' },
    ]);
    const session = await client.acceptSession('ordered', 'H', byHand);
    const [later, bad] = await receive(session, 2);
    assert.ok(later?.sequenceNumber && bad);
    await session.deferMessage(later);
    const [fetched] = await session.receiveDeferredMessages(later.sequenceNumber);
    assert.ok(fetched);
    await session.completeMessage(fetched);
    await session.deadLetterMessage(bad);
    await session.close();
    const dead = client.createReceiver('ordered', { subQueueType: 'deadLetter' });
    const message = await receiveOne(dead);
    assert.deepEqual([message.body, message.sessionId], ['bad', 'H']);
    await dead.completeMessage(message);
  });

  it('refuse what does not fit', async () => {
    await assert.rejects(sender.sendMessages({ body: 'x' }), /requires sessions.*no session id/);
    await assert.rejects(
      sender.scheduleMessages({ body: 'x' }, new Date()),
      /requires sessions.*no session id/,
    );
    await assert.rejects(assertEmpty(client.createReceiver('ordered')), /requires sessions/);
    await assert.rejects(client.acceptNextSession('plain'), /has no sessions/);
  });
});
