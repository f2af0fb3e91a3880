import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EvalQuestion } from '../../../../tools/eval/dataset/dataset.ts';
import { answerMetrics } from '../../../../tools/eval/metrics/answer-metrics.ts';

const question: EvalQuestion = {
  id: '1',
  question: 'How long?',
  judgements: [
    { document: 'manual.pdf', page: 3, grade: 1 },
    { document: 'manual.pdf', page: 8, grade: 1 },
  ],
  unanswerable: false,
};
const cites = (document: string, page: number) => ({ document, pageFrom: page, pageTo: page });
const answer = (...citations: ReturnType<typeof cites>[]) => ({
  text: 'Five years.',
  refused: false,
  citations,
});
const refusal = { text: 'Not found.', refused: true, citations: [] };

describe('answerMetrics', () => {
  it('measures citations by true pages', () => {
    const given = answer(cites('manual.pdf', 3), cites('manual.pdf', 4), cites('other.pdf', 3));
    assert.deepEqual(answerMetrics(question, given), {
      'false refusals': 0,
      right: 1,
      'right document': 1,
      'citation precision': 1 / 3,
      'citation recall': 1 / 2,
    });
  });

  it('measures citations by documents where no page is judged', () => {
    const whole = { ...question, judgements: [{ document: 'manual.pdf', grade: 1 }] };
    const metrics = answerMetrics(whole, answer(cites('manual.pdf', 77), cites('other.pdf', 1)));
    assert.equal(metrics['citation precision'], 1 / 2);
    assert.equal(metrics['citation recall'], 1);
  });

  it('gives an answer without citations no precision, and no right', () => {
    const metrics = answerMetrics(question, answer());
    assert.ok(!('citation precision' in metrics));
    assert.equal(metrics.right, 0);
  });

  it('counts refusals of answerable and unanswerable questions', () => {
    const unanswerable = { ...question, judgements: [], unanswerable: true };
    assert.deepEqual(answerMetrics(unanswerable, refusal), {
      'refusal recall': 1,
      'refusal precision': 1,
    });
    assert.deepEqual(answerMetrics(unanswerable, answer()), { 'refusal recall': 0 });
    const wrongly = answerMetrics(question, refusal);
    assert.equal(wrongly['false refusals'], 1);
    assert.equal(wrongly['refusal precision'], 0);
    assert.equal(wrongly.right, 0);
  });
});
