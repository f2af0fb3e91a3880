import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseQuestion } from '../../../../../../local/services/openai/extractive/question/analyse-question.ts';
import { answerTypeOf } from '../../../../../../local/services/openai/extractive/question/answer-type.ts';
import { fitsType } from '../../../../../../local/services/openai/extractive/question/expected-answer.ts';

describe('answerTypeOf', () => {
  const cases = {
    'How many days do I get?': 'count',
    'How much does it cost?': 'amount',
    'What does the insurance cost a month?': 'amount',
    'How much free space is needed?': 'measure',
    'How long is the notice period?': 'measure',
    'When is the deadline?': 'date',
    'What should I do when I am ill?': 'procedure',
    'Who approves travel?': 'person',
    'Where is the switch?': 'place',
    'Why must the panel be closed?': 'reason',
    'How do I reset it?': 'procedure',
    'What is a heat pump?': 'definition',
    'What is the notice period?': 'open',
    'Which documents are needed?': 'list',
    'Can I bring a dog?': 'yes-no',
    'annual leave': 'open',
  } as const;
  for (const [question, type] of Object.entries(cases)) {
    it(`takes “${question}” for ${type}`, () => assert.equal(answerTypeOf(question), type));
  }
});

describe('analyseQuestion', () => {
  it('tells names, numbers, content words and weak words apart', () => {
    const { terms, unit } = analyseQuestion(
      'How many kilograms does the Heron 8 weigh on a Friday?',
    );
    const kinds = Object.fromEntries(terms.map(({ word, kind }) => [word, kind]));
    assert.deepEqual(kinds, {
      many: 'weak',
      kilograms: 'word',
      heron: 'name',
      '8': 'exact',
      weigh: 'word',
      friday: 'name',
    });
    assert.equal(unit, 'kilogram');
    assert.equal(terms.find(({ word }) => word === '8')?.bound, 'heron_8');
  });

  it('lets what a follow-up added count for more than the question before it', () => {
    const { terms, type } = analyseQuestion(
      'What is the travel policy — how long does approval take?',
    );
    const weight = (word: string) => terms.find((term) => term.word === word)?.specificity ?? 0;
    assert.ok(weight('approval') > weight('policy'));
    assert.equal(type, 'measure');
  });

  it('falls back to plain words in other languages', () => {
    const { isEnglish, type, terms } = analyseQuestion(
      'Wie viele Tage Urlaub bekommen Mitarbeiter?',
    );
    assert.equal(isEnglish, false);
    assert.equal(type, 'open');
    assert.ok(terms.some(({ word, kind }) => word === 'urlaub' && kind === 'word'));
  });
});

describe('fitsType', () => {
  it('wants a number, an amount of money, a date, a name', () => {
    assert.equal(fitsType('count', 'You get twenty days.'), 1);
    assert.equal(fitsType('count', 'The Heron 8 is quiet.'), 0);
    assert.ok(fitsType('amount', 'It costs €5.') > fitsType('amount', 'It has 5 parts.'));
    assert.equal(fitsType('measure', 'Keep 2.5 m above ground.'), 1);
    assert.ok(fitsType('date', 'It closes on 31 March.') > fitsType('date', 'It closes.'));
    assert.equal(fitsType('person', 'Ask Hanna Brightwell.'), 1);
    assert.equal(fitsType('reason', 'It is closed because of the fan.'), 1);
    assert.equal(fitsType('open', 'Anything.'), 1);
  });
});
