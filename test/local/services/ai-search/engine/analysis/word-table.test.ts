import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WordTable } from '../../../../../../local/services/ai-search/engine/analysis/word-table.ts';

test('finds every word again after growing, and no other', () => {
  const table = new WordTable();
  const words = Array.from({ length: 20_000 }, (_, index) => `wörd${index.toString(36)}`);
  for (const [index, word] of words.entries()) table.add(`<${word}>`, 1, word.length + 1, index);
  for (const [index, word] of words.entries()) assert.equal(table.get(word, 0, word.length), index);
  assert.equal(table.get('other', 0, 5), undefined);
  assert.equal(table.size, words.length);
});
