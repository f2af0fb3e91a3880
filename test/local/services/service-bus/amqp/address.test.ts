import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAddress } from '../../../../../local/services/service-bus/amqp/address.ts';

describe('parseAddress', () => {
  const addresses: readonly [unknown, unknown][] = [
    ['$cbs', { kind: 'tokens' }],
    ['work', { kind: 'entity', path: 'work' }],
    ['sb://127.0.0.1:7076/work/', { kind: 'entity', path: 'work' }],
    ['work/$management', { kind: 'management', path: 'work' }],
    ['work/$DeadLetterQueue', { kind: 'entity', path: 'work/$DeadLetterQueue' }],
    [
      'events/Subscriptions/all/$DeadLetterQueue/$management',
      { kind: 'management', path: 'events/Subscriptions/all/$DeadLetterQueue' },
    ],
    [undefined, undefined],
    [null, undefined],
  ];
  for (const [address, expected] of addresses) {
    it(`reads ${String(address)}`, () => {
      assert.deepEqual(parseAddress(address), expected);
    });
  }
});
