import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswerGate } from '../../../../shared/answer/stream/no-answer-gate.ts';

function pass(...deltas: string[]): { shown: string; refused: boolean } {
  const gate = new NoAnswerGate();
  const shown = deltas.map((delta) => gate.push(delta)).join('') + gate.end();
  return { shown, refused: gate.refused };
}

const refusal = { shown: '', refused: true };

test('The refusal token is swallowed, however it is cut or dressed', () => {
  assert.deepEqual(pass('NO_ANSWER'), refusal);
  assert.deepEqual(pass('N', 'O_', 'ANSW', 'ER', '\n'), refusal);
  assert.deepEqual(pass('\n  **NO_ANSWER**'), refusal);
  assert.deepEqual(pass('"NO_ANSWER"'), refusal);
  assert.deepEqual(pass('NO_ANSWER. The sources say nothing about it.'), refusal);
});

test('Answers that begin like the token are shown whole', () => {
  assert.deepEqual(pass('NO', ', never.'), { shown: 'NO, never.', refused: false });
  assert.deepEqual(pass('NO_ANSW'), { shown: 'NO_ANSW', refused: false });
  assert.deepEqual(pass('NO_ANSWERS', ' yet'), { shown: 'NO_ANSWERS yet', refused: false });
  assert.deepEqual(pass('**No**'), { shown: '**No**', refused: false });
});

test('An answer is shown as soon as it cannot be the token any more', () => {
  const gate = new NoAnswerGate();
  assert.equal(gate.push('N'), '');
  assert.equal(gate.push('ever'), 'Never');
  assert.equal(gate.push(' NO_ANSWER'), ' NO_ANSWER');
});

test('An empty reply is no refusal', () => {
  assert.deepEqual(pass(' ', '\n'), { shown: '', refused: false });
});
