import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idempotencyKeyOf } from '../../../../shared/http/idempotency/idempotency-key.ts';
import { aRequest } from '../../../support/a-request.ts';

const keyOf = (value: string) =>
  idempotencyKeyOf(aRequest({ headers: { 'idempotency-key': value } }));

test('a key is the same in quotes and bare', () => {
  const key = '8e03978e-40d5-43e8-bc93-6894a57f9324';
  assert.equal(keyOf(`"${key}"`), key);
  assert.equal(keyOf(key), key);
  assert.equal(keyOf('"order 7: paid"'), 'order 7: paid');
});

test('a request without the header has no key', () => {
  assert.equal(idempotencyKeyOf(aRequest()), undefined);
});

test('what is no key is refused by the name of its header', () => {
  const faulty = ['', '""', '"open', 'two words', '"a", "b"', '"a";v=1', '"\\x"', 'k'.repeat(256)];
  for (const value of faulty) {
    assert.throws(() => keyOf(value), {
      code: 'invalid_request',
      fields: [
        {
          field: 'Idempotency-Key',
          message: 'must be 1 to 255 printable ASCII characters in quotes',
        },
      ],
    });
  }
});
