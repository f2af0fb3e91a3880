import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Mailbox } from '../fixtures/mailbox.ts';
import { callsOf, record } from '../fixtures/service-bus-record.ts';
import { peek, receive, send, start, useServiceBus } from './use-service-bus.ts';

useServiceBus();

describe('Service Bus trigger, settling', () => {
  it('removes a message once the function has succeeded', async () => {
    const host = await start();
    await send('one', { body: 'text' });
    await host.waitForInvocation('one');
    await host.close();
    assert.deepEqual(await peek('one'), []);
  });

  it('gives a message back at once when the function fails, until it is a dead letter', async () => {
    const host = await start();
    record.behave = ({ body }) => {
      if (body === 'poison') throw new Error('it cannot be done');
    };
    await send('one', { body: 'poison', messageId: 'p' }, { body: 'fine' });
    const calls = await callsOf('one', 4);
    const deliveries = calls.filter(({ body }) => body === 'poison');
    assert.deepEqual(
      deliveries.map(({ metadata }) => metadata.deliveryCount),
      [1, 2, 3],
    );
    await host.close();
    const [letter] = await receive('one', 'deadLetter');
    assert.equal(letter?.messageId, 'p');
    assert.equal(letter.deadLetterReason, 'MaxDeliveryCountExceeded');
    assert.deepEqual(await peek('one'), []);
  });

  it('settles messages that end together each by its own outcome', async () => {
    const host = await start();
    const everyone = Promise.withResolvers<undefined>();
    record.behave = async ({ body, metadata }) => {
      if (record.calls.length === 8) everyone.resolve(undefined);
      await everyone.promise;
      if (Number(body) % 2 === 1 && metadata.deliveryCount === 1) throw new Error('not now');
    };
    await send('one', ...[1, 2, 3, 4, 5, 6, 7, 8].map((body) => ({ body })));
    const calls = await callsOf('one', 12);
    const again = calls.slice(8).map(({ body }) => Number(body));
    assert.deepEqual(again.toSorted(), [1, 3, 5, 7]);
    await host.close();
    assert.deepEqual(await peek('one'), []);
  });

  it('keeps a message locked while the function is at work', async () => {
    const host = await start();
    const end = new Mailbox<true>();
    record.behave = ({ body }) => (body === 'long' ? end.take() : undefined);
    // The second message arrives when the lock of the first one, not renewed, would have run out twice.
    const later = new Date(Date.now() + 2_200);
    await send('one', { body: 'long' }, { body: 'later', scheduledEnqueueTimeUtc: later });
    await callsOf('one', 2);
    end.give(true);
    await host.close();
    assert.deepEqual(
      record.calls.map(({ body }) => body),
      ['long', 'later'],
    );
    assert.deepEqual(await peek('one'), []);
  });

  it('lets the lock run out when host.json wants no renewal', async () => {
    const host = await start({ maxAutoLockRenewalDuration: '00:00:00' });
    const end = new Mailbox<true>();
    record.behave = ({ metadata }) => (metadata.deliveryCount === 1 ? end.take() : undefined);
    await send('one', { body: 'long' });
    const [, again] = await callsOf('one', 2);
    assert.equal(again?.metadata.deliveryCount, 2);
    end.give(true);
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message.includes(' could not be completed '),
    );
  });

  it('settles nothing for a function that does so itself, but gives back what it fails on', async () => {
    const host = await start();
    record.behave = ({ metadata }) => {
      if (metadata.deliveryCount !== 1) throw new Error('it cannot be done');
    };
    await send('unsettled', { body: 'left' });
    const calls = await callsOf('unsettled', 3);
    assert.deepEqual(
      calls.map(({ metadata }) => metadata.deliveryCount),
      [1, 2, 3],
    );
    await host.close();
    const [letter] = await receive('unsettled', 'deadLetter');
    assert.equal(letter?.deadLetterReason, 'MaxDeliveryCountExceeded');
  });

  it('takes completion from host.json when the function says nothing', async () => {
    await start({ autoCompleteMessages: false });
    await send('one', { body: 'left' });
    const [, again] = await callsOf('one', 2);
    assert.equal(again?.metadata.deliveryCount, 2);
  });
});
