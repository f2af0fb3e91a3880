import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeAnswer } from '../../../../shared/answer/route/route-answer.ts';
import type { RetrievedChunk } from '../../../../shared/domain/chunk.ts';
import { aChunk } from '../../../support/a-chunk.ts';
import { testSettings } from '../../../support/local-settings.ts';

const content = 'Everyone has 25 days of annual leave a year, also part-time staff.';
const clear = [aChunk({ content, score: 0.9 }), aChunk({ score: 0.4 })];
const settings = testSettings({ CHAT_MODEL: 'big', CHAT_MODEL_SMALL: 'little' });

const route = (question: string, passages: readonly RetrievedChunk[] = clear) =>
  routeAnswer({ question, queries: [question], passages }, settings);

test('A question for one fact that one passage clearly has goes to the small model', () => {
  for (const question of [
    'How many days of annual leave has everyone?',
    'Who has annual leave?',
    'Please, how many days of leave a year?',
    'Is there annual leave?',
  ]) {
    assert.equal(route(question), 'small', question);
  }
});

test('A question that wants more than a fact goes to the large one', () => {
  for (const question of [
    'Why has everyone annual leave?',
    'How do I take annual leave?',
    'Compare annual leave of part-time staff.',
    'What is the difference in annual leave of part-time staff?',
    'Who has annual leave and how many days?',
    'What are all days of annual leave?',
    'Annual leave',
    'Everyone has annual leave',
    `How many days of annual leave a year ${'has everyone '.repeat(10)}?`,
  ]) {
    assert.equal(route(question), 'large', question);
  }
});

test('Several queries are several questions', () => {
  const question = 'Who has annual leave?';
  const asked = { question, queries: [question, 'Who has leave?'], passages: clear };
  assert.equal(routeAnswer(asked, settings), 'large');
});

test('Without a passage that is clearly ahead the large one answers', () => {
  const question = 'Who has annual leave?';
  const [best, next] = clear;
  assert.ok(best && next);
  assert.equal(route(question, []), 'large');
  assert.equal(route(question, [best, { ...next, score: 0.89 }]), 'large');
  assert.equal(route(question, [{ ...best, content: 'Trains are booked early.' }, next]), 'large');
  assert.equal(route(question, [best]), 'small');
});

test('The setting turns routing off, and without a second model there is nothing to choose', () => {
  const question = 'Who has annual leave?';
  for (const values of [
    { CHAT_MODEL: 'big', CHAT_MODEL_SMALL: 'little', MODEL_ROUTING: 'off' },
    { CHAT_MODEL: 'big', CHAT_MODEL_SMALL: '' },
    { CHAT_MODEL: 'big', CHAT_MODEL_SMALL: 'big' },
  ]) {
    const asked = { question, queries: [question], passages: clear };
    assert.equal(routeAnswer(asked, testSettings(values)), 'large');
  }
});
