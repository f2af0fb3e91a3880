import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainInline } from '../../../shared/text/plain-inline.ts';

test('marks, links and images go, words stay', () => {
  assert.equal(
    plainInline('**Leave** [policy](https://x/y) `v2` ![badge](b.svg) _draft_'),
    'Leave policy v2 draft',
  );
});

test('signs inside words stay', () => {
  assert.equal(plainInline('the snake_case name'), 'the snake_case name');
});
