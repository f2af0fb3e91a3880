import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawResamples, estimate } from '../../../../tools/eval/statistics/bootstrap.ts';
import { pairedDifference } from '../../../../tools/eval/statistics/paired-difference.ts';

const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

describe('estimate', () => {
  it('has the interval of a share that theory gives', () => {
    // 60 of 100: 0.6 ± 1.96 · √(0.6 · 0.4 / 100) = 0.504 to 0.696.
    const figures = [...repeat(60, 1), ...repeat(40, 0)];
    const { mean, low, high, count } = estimate(figures, drawResamples(100));
    assert.equal(mean, 0.6);
    assert.ok(Math.abs(low - 0.504) < 0.02, `${low}`);
    assert.ok(Math.abs(high - 0.696) < 0.02, `${high}`);
    assert.equal(count, 100);
  });

  it('is the same for the same figures, and a point for equal ones', () => {
    const figures = [0.1, 0.5, 0.9, 0.3];
    const draws = drawResamples(4);
    assert.deepEqual(estimate(figures, draws), estimate(figures, drawResamples(4)));
    assert.deepEqual(estimate(repeat(4, 0.5), draws), { mean: 0.5, low: 0.5, high: 0.5, count: 4 });
  });

  it('leaves out questions that the metric does not apply to', () => {
    const figures = [1, undefined, 0, undefined];
    const { mean, count, low, high } = estimate(figures, drawResamples(4));
    assert.deepEqual([mean, count, low, high], [0.5, 2, 0, 1]);
  });
});

describe('pairedDifference', () => {
  it('finds a small difference that all questions share', () => {
    const before = Array.from({ length: 50 }, (_, at) => (at % 10) / 10);
    const found = pairedDifference(
      before,
      before.map((figure) => figure + 0.05),
    );
    assert.ok(found);
    assert.ok(Math.abs(found.difference - 0.05) < 1e-9);
    assert.ok(found.low > 0 && found.p < 0.01);
  });

  it('finds none where questions win and lose alike', () => {
    const before = Array.from({ length: 50 }, (_, at) => (at % 2) * 0.4);
    const after = Array.from(
      { length: 50 },
      (_, at) => ((at + 1) % 2) * 0.4 + (at === 0 ? 0.1 : 0),
    );
    const found = pairedDifference(before, after);
    assert.ok(found);
    assert.ok(found.low < 0 && found.high > 0 && found.p > 0.5);
  });

  it('agrees with the exact randomisation test', () => {
    // Five questions of ten got better, none worse: 2 of 2^5 swaps differ as much, p = 0.0625.
    const found = pairedDifference(repeat(10, 0), [...repeat(5, 1), ...repeat(5, 0)]);
    assert.ok(found);
    assert.ok(Math.abs(found.p - 0.0625) < 0.02, `${found.p}`);
  });

  it('calls two equal runs equal', () => {
    const found = pairedDifference([0.2, 0.7], [0.2, 0.7]);
    assert.deepEqual([found?.difference, found?.low, found?.high, found?.p], [0, 0, 0, 1]);
    assert.equal(pairedDifference([undefined], [1]), undefined);
  });
});
