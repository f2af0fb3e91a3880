import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTtl, ttlOf } from '../../../../local/services/cosmos/ttl.ts';

describe('time to live', () => {
  it('is a positive whole number of seconds, or -1', () => {
    for (const ttl of [-1, 1, 2 ** 31 - 1]) assert.ok(isTtl(ttl), String(ttl));
    for (const ttl of [0, -2, 0.5, 2 ** 31, '5', null, Number.NaN]) {
      assert.ok(!isTtl(ttl), String(ttl));
    }
  });

  it('is the default of the container when the item has none', () => {
    assert.equal(ttlOf(undefined), null);
    assert.equal(ttlOf(null), null);
    assert.equal(ttlOf(30), 30);
    assert.throws(() => ttlOf('30'), { status: 400, message: /ttl '"30"'/ });
  });
});
