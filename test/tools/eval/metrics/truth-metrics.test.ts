import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerTokens, normaliseAnswer } from '../../../../tools/eval/metrics/normalise-answer.ts';
import { tokenOverlap } from '../../../../tools/eval/metrics/token-overlap.ts';
import { truthMetrics } from '../../../../tools/eval/metrics/truth-metrics.ts';

describe('normaliseAnswer', () => {
  it('drops case, punctuation, articles and white space', () => {
    assert.equal(normaliseAnswer('  The Cat,\tan “owl” and a dog! '), 'cat owl and dog');
  });

  it('leaves words that only contain an article', () => {
    assert.equal(normaliseAnswer('Día theatre Ana'), 'día theatre ana');
  });

  it('gives no word for nothing', () => {
    assert.deepEqual(answerTokens(' the . '), []);
  });
});

describe('tokenOverlap', () => {
  it('counts words as often as both have them', () => {
    // 3 of 4 said, 3 of 5 wanted: F1 = 2 · 0.75 · 0.6 / 1.35.
    const { precision, recall, f1 } = tokenOverlap(
      ['in', 'the', 'the', 'house'],
      ['the', 'red', 'house', 'in', 'town'],
    );
    assert.equal(precision, 3 / 4);
    assert.equal(recall, 3 / 5);
    assert.ok(Math.abs(f1 - 2 / 3) < 1e-12);
  });

  it('is 0 without a word in common, and 1 for two empty texts', () => {
    assert.deepEqual(tokenOverlap(['a'], ['b']), { precision: 0, recall: 0, f1: 0 });
    assert.deepEqual(tokenOverlap([], []), { precision: 1, recall: 1, f1: 1 });
    assert.deepEqual(tokenOverlap([], ['b']), { precision: 0, recall: 0, f1: 0 });
  });
});

describe('truthMetrics', () => {
  it('finds a short truth in a sentence, word for word', () => {
    const metrics = truthMetrics('You must wait five minutes before opening it.', 'five minutes');
    assert.deepEqual(metrics, { 'exact match': 0, contains: 1, F1: (2 * (2 / 8)) / (2 / 8 + 1) });
    assert.equal(truthMetrics('twenty-five minutes', 'five minutes').contains, 0);
    assert.equal(truthMetrics('The five minutes.', 'Five minutes')['exact match'], 1);
  });

  it('measures a long truth by its words alone', () => {
    const truth = 'one two three four five six seven eight nine ten eleven twelve';
    const metrics = truthMetrics('one two three', truth);
    assert.deepEqual(Object.keys(metrics), ['truth F1', 'truth recall']);
    assert.equal(metrics['truth recall'], 3 / 12);
  });
});
