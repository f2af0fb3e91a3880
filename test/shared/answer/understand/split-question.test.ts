import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitQuestion } from '../../../../shared/answer/understand/split-question.ts';

test('A compound question has a clause for each thing it asks', () => {
  for (const [question, ...clauses] of [
    ['How long is the warranty and who do I call?', 'How long is the warranty?', 'who do I call?'],
    [
      'Hi, what does shipping cost, and can I return the device?',
      'what does shipping cost?',
      'can I return the device?',
    ],
    [
      'When is the office open? And where do visitors park?',
      'When is the office open?',
      'where do visitors park?',
    ],
    [
      'Wie lange gilt die Garantie und wo melde ich einen Defekt?',
      'Wie lange gilt die Garantie?',
      'wo melde ich einen Defekt?',
    ],
    [
      'Quel est le délai de garantie et où dois-je appeler ?',
      'Quel est le délai de garantie?',
      'où dois-je appeler?',
    ],
  ] as const) {
    assert.deepEqual(splitQuestion(question), clauses);
  }
});

test('A question with one clause is not split', () => {
  for (const question of [
    'How many days of leave do I get?',
    'How and when did the plague enter Europe?',
    'What are the requirements and exceptions for massage therapy?',
    'What should I do if I have other cover and are also eligible for this plan?',
    'Who pays for terms and conditions?',
    'Research and development',
    'A proposed a merger between B and what network?',
    'The staff leave at noon. The office closes at five.',
    '',
    'and who?',
    `${'what is it and who is it and '.repeat(40)}why?`,
  ]) {
    assert.deepEqual(splitQuestion(question), [], question);
  }
});

test('A clause that says nothing by itself is left to the whole question', () => {
  assert.deepEqual(splitQuestion('What is coinsurance and how does it work for families?'), []);
  assert.deepEqual(
    splitQuestion('What is coinsurance? How does it work? Who pays the deductible?'),
    ['What is coinsurance?', 'Who pays the deductible?'],
  );
});
