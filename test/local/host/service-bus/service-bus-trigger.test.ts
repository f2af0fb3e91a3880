import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsOf } from '../fixtures/service-bus-record.ts';
import { send, start, useServiceBus } from './use-service-bus.ts';

useServiceBus();

describe('Service Bus trigger', () => {
  it('hands over a message of a queue, read as JSON, with what is known of it', async () => {
    const host = await start();
    await send('one', {
      body: { document: 'handbook.pdf' },
      messageId: 'm-1',
      subject: 'reindex',
      correlationId: 'c-1',
      contentType: 'application/json',
      applicationProperties: { TenantId: 't', attempt: 2 },
    });
    const [call] = await callsOf('one', 1);
    assert.deepEqual(call?.body, { document: 'handbook.pdf' });
    const { lockToken, enqueuedTimeUtc, sequenceNumber, ...metadata } = call.metadata;
    assert.match(String(lockToken), /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    assert.ok(Math.abs(Date.parse(`${String(enqueuedTimeUtc)}Z`) - Date.now()) < 60_000);
    assert.equal(sequenceNumber, 1);
    assert.equal(metadata.messageId, 'm-1');
    assert.equal(metadata.deliveryCount, 1);
    assert.equal(metadata.subject, 'reindex');
    assert.equal(metadata.correlationId, 'c-1');
    assert.equal(metadata.contentType, 'application/json');
    assert.deepEqual(metadata.applicationProperties, { tenantId: 't', attempt: 2 });
    const { subject } = await host.waitForInvocation('one');
    assert.equal(subject, 'one m-1');
  });

  it('hands over the messages of a subscription, and bytes where they are asked for', async () => {
    await start();
    await send('events', { body: 'indexed' });
    await send('binary', { body: Buffer.from([0, 255]) });
    const [event] = await callsOf('events', 1);
    assert.equal(event?.body, 'indexed');
    const [bytes] = await callsOf('binary', 1);
    assert.deepEqual(bytes?.body, Buffer.from([0, 255]));
  });
});
