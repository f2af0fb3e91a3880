import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordRecall } from '../../../tools/corpus/word-recall.ts';

test('words count as often as they stand there, whatever their case, order and layout', () => {
  assert.equal(wordRecall('One two two THREE', '| three | two |\n| one | two |', 1), 1);
  assert.equal(wordRecall('two two three four', 'two three', 1), 0.5);
  assert.equal(wordRecall('a b', 'a b c d e f', 1), 1);
});

test('ligatures, soft hyphens and hyphenated lines are the same words', () => {
  assert.equal(wordRecall('of\ufb01ce hyphen-\nated so\u00adft', 'office hyphenated soft', 1), 1);
});

test('a few words are too few to judge by', () => {
  assert.equal(wordRecall('only four words here', ''), undefined);
  assert.equal(wordRecall('word '.repeat(20), ''), 0);
});
