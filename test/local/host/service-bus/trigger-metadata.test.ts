import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  batchMetadata,
  messageMetadata,
} from '../../../../local/host/service-bus/trigger-metadata.ts';
import { aMessage } from './a-message.ts';

const message = aMessage({
  messageId: 'm-1',
  deliveryCount: 0,
  lockToken: 'a-lock',
  enqueuedTimeUtc: new Date('2026-03-01T08:00:00.250Z'),
  expiresAtUtc: new Date(922_337_203_685_477),
  correlationId: 7,
  subject: 'reindex',
  applicationProperties: { tenantId: 't' },
});

describe('messageMetadata', () => {
  it("names a message's properties as Azure does and leaves out what is not there", () => {
    assert.deepEqual(messageMetadata(message), {
      DeliveryCount: { json: '1' },
      LockToken: { string: 'a-lock' },
      ExpiresAtUtc: { string: '9999-12-31T23:59:59.9999999' },
      ExpiresAt: { string: '9999-12-31T23:59:59.9999999+00:00' },
      EnqueuedTimeUtc: { string: '2026-03-01T08:00:00.25' },
      EnqueuedTime: { string: '2026-03-01T08:00:00.25+00:00' },
      MessageId: { string: 'm-1' },
      Subject: { string: 'reindex' },
      Label: { string: 'reindex' },
      CorrelationId: { string: '7' },
      ApplicationProperties: { json: '{"tenantId":"t"}' },
      UserProperties: { json: '{"tenantId":"t"}' },
    });
  });
});

describe('batchMetadata', () => {
  it('gives one list for each property, in the order of the messages', () => {
    const { subject: _, ...rest } = message;
    const metadata = batchMetadata([message, { ...rest, messageId: 'm-2', deliveryCount: 3 }]);
    const lists = Object.fromEntries(
      Object.entries(metadata).map(([name, { json }]) => [name, JSON.parse(json ?? '') as unknown]),
    );
    assert.deepEqual(lists.MessageIdArray, ['m-1', 'm-2']);
    assert.deepEqual(lists.SubjectArray, ['reindex', null]);
    assert.deepEqual(lists.DeliveryCountArray, [1, 4]);
    assert.deepEqual(lists.ApplicationPropertiesArray, [{ tenantId: 't' }, { tenantId: 't' }]);
    assert.ok(Object.keys(lists).every((name) => name.endsWith('Array')));
  });
});
