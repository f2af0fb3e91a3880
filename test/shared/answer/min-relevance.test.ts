import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minRelevance } from '../../../shared/answer/min-relevance.ts';
import { areRelevant } from '../../../shared/answer/relevance.ts';
import { testSettings } from '../../support/local-settings.ts';
import { aChunk } from '../../support/a-chunk.ts';

const leave = aChunk({ content: 'Everyone has 25 days of annual leave.' });
const offTopic = 'Which volcanoes erupted in Iceland?';

/** Whether passages pass with the threshold of these settings. */
function pass(
  relevances: readonly (number | undefined)[],
  settings: Readonly<Record<string, string>>,
  question = offTopic,
): boolean {
  const passages = relevances.map((relevance) =>
    relevance === undefined ? leave : { ...leave, relevance },
  );
  return areRelevant(passages, question, minRelevance(passages, testSettings(settings)));
}

test('Words judge where the reranker does not', () => {
  for (const RERANKER of ['lexical', 'none']) {
    assert.equal(pass([undefined], { RERANKER }), false);
    assert.equal(pass([undefined], { RERANKER }, 'How many days of annual leave?'), true);
  }
});

test('The semantic ranker needs to find a passage related: a score of 1 of 4', () => {
  assert.equal(pass([0.24, 0.1, undefined], { RERANKER: 'semantic' }), false);
  assert.equal(pass([0.1, 0.25], { RERANKER: 'semantic' }), true);
});

test('The model needs to find a passage about the same subject: a grade of 1 of 3', () => {
  assert.equal(pass([0, 0], { RERANKER: 'model' }), false);
  assert.equal(pass([0, 1 / 3], { RERANKER: 'model' }), true);
});

test('ANSWER_MIN_RELEVANCE goes before every default', () => {
  assert.equal(pass([0.6], { RERANKER: 'semantic', ANSWER_MIN_RELEVANCE: '0.7' }), false);
  assert.equal(pass([0], { RERANKER: 'model', ANSWER_MIN_RELEVANCE: '0' }), true);
  assert.equal(pass([undefined], { ANSWER_MIN_RELEVANCE: '0' }), true);
});

test('After a reranker that failed the words judge, on their own scale', () => {
  const settings = { RERANKER: 'semantic', ANSWER_MIN_RELEVANCE: '0.9' };
  assert.equal(pass([undefined], settings), false);
  assert.equal(pass([undefined], settings, 'annual leave, days and weekends'), true);
});
