import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decodeContinuation,
  encodeContinuation,
} from '../../../../../local/services/cosmos/sql/continuation.ts';

const cursor = (keys: (string | number | null | undefined)[]) => {
  return { after: { keys, item: { partition: '["t"]', number: 7 }, ordinal: 2 }, given: 40 };
};

describe('continuation tokens', () => {
  it('come back as they went', () => {
    const given = cursor(['ü', undefined, null, 1.5]);
    assert.deepEqual(decodeContinuation(encodeContinuation(given), 4), given);
  });

  it('are safe in a header and a URL', () => {
    assert.match(encodeContinuation(cursor(['東京 & + / ?'])), /^[\w-]+$/);
  });

  it('are refused when they are malformed or of another query', () => {
    const token = encodeContinuation(cursor([1]));
    assert.throws(() => decodeContinuation(token, 2), { name: 'SqlError' });
    for (const wrong of ['', 'x', Buffer.from('{}').toString('base64url'), token.slice(1)]) {
      assert.throws(() => decodeContinuation(wrong, 1), { name: 'SqlError' }, wrong);
    }
  });

  it('are not made when a client could not receive them', () => {
    assert.throws(() => encodeContinuation(cursor(['x'.repeat(10_000)])), {
      name: 'UnsupportedSqlError',
    });
  });
});
