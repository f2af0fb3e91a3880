import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePageToken, encodePageToken } from '../../../shared/adapters/page-token.ts';

const refused = { code: 'invalid_request' };

test('A token gives back the key it was made of, and fits into a URL', () => {
  for (const key of ['2026-01-01T00:00:00.000Z~ä🦊/?&=', '']) {
    const token = encodePageToken(key);
    assert.match(token, /^[\w-]*$/);
    assert.equal(decodePageToken(token, 'string'), key);
  }
  assert.equal(decodePageToken(encodePageToken(42), 'number'), 42);
});

test('A token of another list, or of nobody, is refused and named', () => {
  assert.throws(() => decodePageToken(encodePageToken(42), 'string'), refused);
  assert.throws(() => decodePageToken(encodePageToken('a'), 'number'), refused);
  for (const token of ['', '{', 'bm90IGpzb24', 'e30', 'bnVsbA', '%%%']) {
    assert.throws(() => decodePageToken(token, 'string'), {
      ...refused,
      fields: [{ field: 'continuation', message: 'is not a known continuation' }],
    });
  }
});
