import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceTokens, type DraftSource } from '../../../../shared/answer/assemble/draft-source.ts';
import { fitBudget } from '../../../../shared/answer/assemble/fit-budget.ts';
import { excerptText, wholePassage } from '../../../../shared/answer/excerpt.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const countTokens = await loadTokenCounter();

function draft(id: string): DraftSource {
  const sentences = Array.from({ length: 20 }, (_, at) => `Rule ${at} of ${id} is about things.`);
  const chunk = aChunk({ id, content: sentences.join(' ') });
  return { chunk, excerpts: [wholePassage(chunk)] };
}

const three = ['a', 'b', 'c'].map(draft);
const size = sourceTokens(draft('a'), countTokens);
const fit = (tokens: number) =>
  fitBudget(three, tokens, 'What does rule 3 say?', countTokens).map((source) => {
    const shown = source.excerpts.map(excerptText).join('');
    return [
      source.chunk.id,
      shown === source.chunk.content ? 'whole' : 'short',
      shown.includes('Rule 3 '),
    ];
  });

test('What fits stays whole', () => {
  assert.deepEqual(fit(3 * size), [
    ['a', 'whole', true],
    ['b', 'whole', true],
    ['c', 'whole', true],
  ]);
});

test('The weakest are reduced first, and to what is asked', () => {
  assert.deepEqual(fit(3 * size - 10), [
    ['a', 'whole', true],
    ['b', 'whole', true],
    ['c', 'short', true],
  ]);
  assert.deepEqual(fit(2 * size), [
    ['a', 'whole', true],
    ['b', 'short', true],
    ['c', 'short', true],
  ]);
});

test('Only when all others are reduced the weakest goes, and the best is reduced last', () => {
  assert.deepEqual(fit(Math.floor(1.3 * size)), [
    ['a', 'whole', true],
    ['b', 'short', true],
  ]);
  assert.deepEqual(fit(size), [['a', 'whole', true]]);
  assert.deepEqual(fit(size - 1), [['a', 'short', true]]);
});

test('When no sentence of the best fits, one of another does', () => {
  const long = aChunk({ id: 'long', content: 'word '.repeat(200) });
  const drafts = [{ chunk: long, excerpts: [wholePassage(long)] as const }, draft('b')];
  const fitting = fitBudget(drafts, 60, 'What does rule 3 say?', countTokens);
  assert.deepEqual(
    fitting.map(({ chunk }) => chunk.id),
    ['b'],
  );
  assert.deepEqual(fitBudget(drafts, 20, 'What does rule 3 say?', countTokens), []);
  assert.deepEqual(fitBudget([], 100, '', countTokens), []);
});
