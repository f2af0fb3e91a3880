import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { meanCoverage, measureCoverage } from '../../../../tools/eval/chunking/coverage.ts';

describe('measureCoverage', () => {
  it('is full marks for exactly the answer', () => {
    const span = [{ start: 10, end: 20 }];
    assert.deepEqual(measureCoverage(span, span, 0), { recall: 1, precision: 1, iou: 1 });
  });

  it('counts what is missing and what is too much', () => {
    const answering = [
      { start: 0, end: 10 },
      { start: 100, end: 110 },
    ];
    const retrieved = [{ start: 0, end: 40 }];
    assert.deepEqual(measureCoverage(answering, retrieved, 0), {
      recall: 0.5,
      precision: 0.25,
      iou: 0.2,
    });
  });

  it('lets text that passages repeat answer once and cost twice', () => {
    const answering = [{ start: 0, end: 10 }];
    const retrieved = [
      { start: 0, end: 10 },
      { start: 0, end: 10 },
    ];
    assert.deepEqual(measureCoverage(answering, retrieved, 0), {
      recall: 1,
      precision: 0.5,
      iou: 0.5,
    });
  });

  it('counts passages of other texts as too much', () => {
    const span = [{ start: 0, end: 10 }];
    assert.deepEqual(measureCoverage(span, span, 30), { recall: 1, precision: 0.25, iou: 0.25 });
    assert.deepEqual(measureCoverage(span, [], 0), { recall: 0, precision: 0, iou: 0 });
  });
});

it('meanCoverage takes every question alike', () => {
  const mean = meanCoverage([
    { recall: 1, precision: 0.5, iou: 0.5 },
    { recall: 0, precision: 0, iou: 0 },
  ]);
  assert.deepEqual(mean, { recall: 0.5, precision: 0.25, iou: 0.25 });
});
