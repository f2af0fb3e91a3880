import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnsWithin } from '../../../../shared/answer/converse/turns-within.ts';
import type { ChatMessage } from '../../../../shared/ports/chat-model.ts';

const turn = (text: string): ChatMessage[] => [
  { role: 'user', content: `q${text}` },
  { role: 'assistant', content: `a${text}` },
];
const four = ['1', '2', '3', '4'].flatMap(turn);
/** Every message is a token. */
const one = () => 1;

test('The first turn and the newest that fit are kept, in their order', () => {
  assert.deepEqual(turnsWithin(four, 8, one), four);
  assert.deepEqual(turnsWithin(four, 6, one), ['1', '3', '4'].flatMap(turn));
  assert.deepEqual(turnsWithin(four, 5, one), ['1', '4'].flatMap(turn));
});

test('The first turn is kept even when it is too long', () => {
  assert.deepEqual(turnsWithin(four, 1, one), turn('1'));
});

test('A turn that does not fit ends the selection', () => {
  const sizes: Record<string, number> = { q3: 100 };
  const count = (text: string) => sizes[text] ?? 1;
  assert.deepEqual(turnsWithin(four, 50, count), ['1', '4'].flatMap(turn));
});

test('There may be nothing to keep', () => {
  assert.deepEqual(turnsWithin([], 10, one), []);
});
