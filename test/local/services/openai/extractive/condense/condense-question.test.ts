import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { condenseQuestion } from '../../../../../../local/services/openai/extractive/condense/condense-question.ts';

function condense(...questions: string[]): string {
  const turns = questions.slice(0, -1).flatMap((text) => [
    { role: 'user' as const, text },
    { role: 'assistant' as const, text: 'An answer. [1]' },
  ]);
  return condenseQuestion(turns, questions.at(-1) ?? '');
}

describe('condenseQuestion', () => {
  const leave = 'How many days of annual leave do full-time employees get?';
  const price = 'What is the list price of a Falcon 8?';
  const cases: [string, string, string][] = [
    // The other case takes the place of the first.
    [leave, 'And what about part-time staff?', 'How many days of annual leave do part-time staff get?'],
    ['How much may a hotel cost a night outside Paris?', 'And in Paris?', 'How much may a hotel cost a night in Paris?'],
    ['What is the notice period during probation?', 'And after two years?', 'What is the notice period after two years?'],
    ['How much space does a Falcon 8 need?', 'And the Falcon 12?', 'How much space does the Falcon 12 need?'],
    ['What does the standard plan cover?', 'How about the premium plan?', 'What does the premium plan cover?'],
    ['How much is the allowance in Germany?', 'in France?', 'How much is the allowance in France?'],
    // Words that point back take the topic.
    ['What does fault code E42 mean?', 'What is the likely cause of that?', 'What is the likely cause of fault code E42?'],
    ['What is the Volunteer Day?', 'How do I apply for it?', 'How do I apply for the Volunteer Day?'],
    [leave, 'When must they take it?', 'When must full-time employees take annual leave?'],
    [price, 'How much does the larger model cost?', 'What is the list price of the larger Falcon model?'],
    ['How much does the Falcon 8 cost?', 'What about the warranty?', 'What about the warranty for the Falcon 8?'],
    ['How is the flow sensor replaced?', 'How much does it cost?', 'How much does the flow sensor cost?'],
    ['What powers does Captain Weber have?', 'Which films does he appear in?', 'Which films does Captain Weber appear in?'],
    ['What powers does Captain Weber have?', 'Who are his friends?', 'Who are Captain Weber’s friends?'],
    ['What does the Falcon 8 cost?', 'I mean, how long does it last?', 'How long does the Falcon 8 last?'],
    // A bare word is asked about the topic.
    ['What does the Falcon 8 cost?', 'Warranty', 'The Falcon 8 — Warranty?'],
    [leave, 'Parental leave', 'Parental leave'],
    // What cannot be fitted in is added.
    ['How do I reset my password?', 'Why?', 'How do I reset my password — Why?'],
    ['Can I work from home?', 'How many days a week?', 'Can I work from home — How many days a week?'],
    // What stands alone stays.
    [leave, 'Who approves travel requests?', 'Who approves travel requests?'],
    [leave, 'how does the web chat work?', 'how does the web chat work?'],
    [leave, 'Is it possible to park at the office in Leeds?', 'Is it possible to park at the office in Leeds?'],
    [leave, 'Thanks! And how do I request parental leave?', 'How do I request parental leave?'],
    [leave, 'Can I return a laptop that I have not used?', 'Can I return a laptop that I have not used?'],
  ]; // prettier-ignore
  for (const [before, question, expected] of cases) {
    it(`“${question}” after “${before}”`, () => {
      assert.equal(condense(before, question), expected);
    });
  }

  it('follows a chain of follow-ups', () => {
    assert.equal(
      condense(leave, 'And part-time staff?', 'And apprentices?'),
      'How many days of annual leave do apprentices get?',
    );
  });

  it('takes the topic from what a follow-up added, not from both parts together', () => {
    assert.equal(
      condense('What does the standard plan cover?', 'Also glasses?', 'Do they have a limit?'),
      'Do glasses have a limit?',
    );
  });

  it('gives a first question back as it is', () => {
    assert.equal(condense('and what about it?'), 'and what about it?');
  });
});
