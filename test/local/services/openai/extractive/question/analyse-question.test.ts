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

  it('finds the thing asked for', () => {
    assert.deepEqual(analyseQuestion('What is the notice period of a trainee?').focus, [
      'notic',
      'period',
    ]);
    assert.deepEqual(analyseQuestion('Which tax rate does the firm pay?').focus, ['tax', 'rate']);
    assert.deepEqual(analyseQuestion('Who approves travel?').focus, []);
  });

  it('finds those to whom a question attributes what it asks about', () => {
    const speakers = (question: string) => [...analyseQuestion(question).speakers];
    assert.deepEqual(speakers('What is at risk according to Mayor Weber?'), ['mayor', 'weber']);
    assert.deepEqual(speakers('What did Anna Weber promise to the farmers?'), ['anna', 'weber']);
    assert.deepEqual(speakers('How much does Anna Weber earn?'), []);
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
  const fit = (question: string, passage: string) => fitsType(analyseQuestion(question), passage);

  it('wants a number, an amount of money, a date, a name', () => {
    assert.equal(fit('How many days do I get?', 'You get twenty days.'), 1);
    assert.equal(fit('How many days do I get?', 'The Heron 8 is quiet.'), 0);
    const price = 'How much does it cost?';
    assert.ok(fit(price, 'It costs €5.') > fit(price, 'It has 5 parts.'));
    assert.equal(fit('How much space is needed?', 'Keep 2.5 m above ground.'), 1);
    const closing = 'When does it close?';
    assert.ok(fit(closing, 'It closes on 31 March.') > fit(closing, 'It closes.'));
    assert.equal(fit('Who approves it?', 'Ask Hanna Brightwell.'), 1);
    assert.equal(fit('Why is it closed?', 'It is closed because of the fan.'), 1);
    assert.equal(fit('What applies?', 'Anything.'), 1);
  });

  it('takes no name or number that the question itself says for an answer', () => {
    assert.equal(fit('Who met Anna Weber?', 'They all met Anna Weber.'), 0);
    assert.equal(fit('Who met Anna Weber?', 'There Otto Braun met Anna Weber.'), 1);
    assert.equal(fit('How many doors have 4 locks?', 'These have 4 locks.'), 0);
  });

  it('wants the unit of the quantity asked for', () => {
    const weight = 'How much does the heron weigh?';
    assert.ok(fit(weight, 'It weighs 140 kg.') > fit(weight, 'It is 140 cm high.'));
    assert.equal(fit('How often is it tested?', 'It is tested every month.'), 1);
    assert.equal(fit('How often is it tested?', 'It is tested by two people.'), 0);
  });

  it('wants a name or an expression for what something is called', () => {
    const term = 'What is the bad air theory known as?';
    assert.ok(fit(term, 'It is called miasma.') > fit(term, 'it was believed by many'));
  });
});
