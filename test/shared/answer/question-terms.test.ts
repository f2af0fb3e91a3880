import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionTerms } from '../../../shared/answer/question-terms.ts';

function keys(question: string): string[] {
  return questionTerms(question).map(({ kind, key }) => `${kind}:${key}`);
}

test('Words are stemmed, stop words left out, repeats taken once', () => {
  assert.deepEqual(keys('What are the policies of our policy?'), ['word:polici']);
});

test('Numbers and codes stay whole; compounds fall into words', () => {
  assert.deepEqual(keys('part-time XR-200 1,000'), [
    'word:part',
    'word:time',
    'identifier:xr200',
    'identifier:1000',
  ]);
});

test('Scripts without spaces give pairs of characters', () => {
  assert.deepEqual(keys('有給休暇'), ['pair:有給', 'pair:給休', 'pair:休暇']);
});

test('A pasted essay does not become an endless search', () => {
  const essay = Array.from(
    { length: 5000 },
    (_, index) => `word${'abcdefghij'.charAt(index % 10)}${index}`,
  );
  assert.equal(questionTerms(essay.join(' ')).length, 64);
});
