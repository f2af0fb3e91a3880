import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddingText } from '../../../shared/ingest/embedding-text.ts';
import { loadTokenCounter } from '../../../shared/text/count-tokens.ts';

const countTokens = await loadTokenCounter();
const passage = { headings: ['Leave', 'Parents'], content: 'Parents take 39 weeks.' };

test('a passage is embedded with the place it stands in', () => {
  const text = embeddingText('Handbook', passage, { maxTokens: 8191, countTokens });
  assert.equal(text, 'Handbook › Leave › Parents\n\nParents take 39 weeks.');
});

test('the model’s limit holds for any title, headings and content', () => {
  const long = 'several words about leave '.repeat(400);
  const cases = [
    { ...passage, content: long },
    { ...passage, headings: [long, long] },
    { headings: [long], content: long },
  ];
  for (const each of cases) {
    const text = embeddingText('Handbook', each, { maxTokens: 128, countTokens });
    assert.ok(countTokens(text) <= 128, text);
    assert.ok(text.startsWith('Handbook'));
    assert.ok(text.includes(each.content.slice(0, 20)), 'the content is still there');
  }
});
