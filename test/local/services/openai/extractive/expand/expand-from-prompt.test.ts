import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandFromPrompt } from '../../../../../../local/services/openai/extractive/expand/expand-from-prompt.ts';

const expand = (question: string) => expandFromPrompt(`<question>\n${question}\n</question>`);

test('Each clause of a compound question is a query of its own', () => {
  assert.equal(
    expand('How long is the warranty and who do I call?'),
    'How long is the warranty?\nwho do I call?',
  );
});

test('A clause with a pronoun gets the words of the first', () => {
  assert.equal(
    expand('What is coinsurance, and how does it work?'),
    'What is coinsurance?\nhow does it work (coinsurance)?',
  );
});

test('A question with one clause is repeated', () => {
  for (const question of ['How long is the warranty?', 'How and when did it start?', '']) {
    assert.equal(expand(question), question);
  }
});

test('Three queries are enough', () => {
  const question = 'What is one thing and what is two and what is three and what is four?';
  assert.equal(expand(question).split('\n').length, 3);
});
