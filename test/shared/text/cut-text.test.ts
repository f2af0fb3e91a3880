import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText } from '../../../shared/text/cut-text.ts';

test('A text is cut to its length, and a short one left alone', () => {
  assert.equal(cutText('abcdef', 4), 'abcd');
  assert.equal(cutText('ab', 4), 'ab');
});

test('No character is cut in half', () => {
  assert.equal(cutText('a😀😀', 4), 'a😀');
  assert.equal(cutText('a😀😀', 3), 'a😀');
});
