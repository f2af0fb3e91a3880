import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberCounts } from '../../../shared/answer/remember-counts.ts';

test('A text is counted once while it is among the last ones used', () => {
  const counted: string[] = [];
  const count = rememberCounts((text) => {
    counted.push(text);
    return text.length;
  }, 2);
  assert.deepEqual(['one', 'three', 'one', 'seven', 'one', 'three'].map(count), [3, 5, 3, 5, 3, 5]);
  assert.deepEqual(counted, ['one', 'three', 'seven', 'three']);
});
