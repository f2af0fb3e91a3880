import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likePattern } from '../../../../../local/services/cosmos/sql/like.ts';

const like = (text: string, pattern: string, escape?: string) =>
  likePattern(pattern, escape).test(text);

describe('likePattern', () => {
  it('matches any text, one character and sets', () => {
    assert.ok(like('abc', 'a%'));
    assert.ok(like('abc', '%'));
    assert.ok(like('a\nc', 'a_c'));
    assert.ok(like('😀', '_'));
    assert.ok(like('b1', '[a-c]1'));
    assert.ok(!like('b1', '[^a-c]1'));
    assert.ok(like('x1', '[^a-c]1'));
  });

  it('matches the whole text, in its case', () => {
    assert.ok(!like('abc', 'b'));
    assert.ok(!like('abc', 'ABC'));
  });

  it('takes the characters of regular expressions as they are', () => {
    assert.ok(like('a.b*(c)', 'a.b*(c)'));
    assert.ok(!like('axb', 'a.b'));
    assert.ok(like('[', '['));
    assert.ok(like(']x', '[]]x'));
  });

  it('escapes its own characters', () => {
    assert.ok(like('100%', '100!%', '!'));
    assert.ok(!like('1000', '100!%', '!'));
    assert.ok(like('a_b', String.raw`a\_b`, '\\'));
    assert.throws(() => likePattern('a', '!!'), { name: 'SqlError' });
  });
});
