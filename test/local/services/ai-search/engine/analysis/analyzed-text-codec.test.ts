import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeAnalyzedText,
  encodeAnalyzedText,
} from '../../../../../../local/services/ai-search/engine/analysis/analyzed-text-codec.ts';
import { analyzeText } from '../../../../../../local/services/ai-search/engine/analysis/analyzed-text.ts';
import { analyzerNamed } from '../../../../../../local/services/ai-search/engine/analysis/analyzers.ts';

const english = analyzerNamed('en.lucene');

test('reads back what it has written', () => {
  for (const text of [
    '',
    'Reset the WX-200, then reset it again: 1,000.5 café 東京 \ufdfa.',
    'the',
  ]) {
    const analyzed = analyzeText(english, text);
    const encoded = encodeAnalyzedText(analyzed, english.dictionary);
    assert.deepEqual(decodeAnalyzedText(encoded, english.dictionary), analyzed, text);
  }
});

test('leaves what another version has written to be analysed again', () => {
  assert.equal(decodeAnalyzedText('0 1 word 1', english.dictionary), undefined);
});
