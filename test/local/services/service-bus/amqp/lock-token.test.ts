import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toDeliveryTag } from '../../../../../local/services/service-bus/amqp/lock-token.ts';

describe('toDeliveryTag', () => {
  it('writes the first three groups of a GUID backwards, as .NET does', () => {
    const tag = toDeliveryTag('00112233-4455-6677-8899-aabbccddeeff');
    assert.equal(tag.toString('hex'), '33221100554477668899aabbccddeeff');
  });
});
