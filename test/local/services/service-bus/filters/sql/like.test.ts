import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  matchesLike,
  parseLike,
} from '../../../../../../local/services/service-bus/filters/sql/like.ts';

const matches = (text: string, pattern: string) => matchesLike(text, parseLike(pattern, undefined));

describe('LIKE', () => {
  it('matches whole texts', () => {
    for (const pattern of ['abc', '%', 'a%', '%c', 'a_c', '%b%', '___', 'a%c', 'abc%', '%%']) {
      assert.equal(matches('abc', pattern), true, pattern);
    }
    for (const pattern of ['', 'ab', 'ABC', '_', '%d', 'a%d', '____', 'bc%']) {
      assert.equal(matches('abc', pattern), false, pattern);
    }
  });

  it('goes back to the last %, and no further', () => {
    assert.equal(matches('abcabd', '%abd'), true);
    assert.equal(matches('aXbYbZ', 'a%b%Z'), true);
    assert.equal(matches('x'.repeat(20_000), `${'%x'.repeat(20)}y`), false);
  });

  it('counts a character outside the basic plane as one', () => {
    assert.equal(matches('😀', '_'), true);
  });
});
