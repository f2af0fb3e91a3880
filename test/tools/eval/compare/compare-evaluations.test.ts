import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareEvaluations } from '../../../../tools/eval/compare/compare-evaluations.ts';
import { renderDifferences } from '../../../../tools/eval/compare/render-differences.ts';
import { aDatasetRun, aResult } from '../../../support/a-dataset-run.ts';

function run(figures: readonly number[], metric = 'hit@3') {
  const results = figures.map((value, at) =>
    aResult({ id: `${at}`, parts: { rerank: { metrics: { [metric]: value } } } }),
  );
  return { datasets: [aDatasetRun(results)] };
}

const zeros = Array.from({ length: 20 }, () => 0);
const ones = zeros.map(() => 1);

describe('compareEvaluations', () => {
  it('compares the questions that both runs have', () => {
    const [difference, ...more] = compareEvaluations(run([0, 0, 1]), run([1, 0, 1, 0, 0]));
    assert.deepEqual(more, []);
    assert.equal(difference?.questions, 3);
    assert.equal(difference.before, 1 / 3);
    assert.equal(difference.after, 2 / 3);
  });

  it('has nothing to say of data sets and parts that one run lacks', () => {
    assert.deepEqual(compareEvaluations({ datasets: [] }, run([1])), []);
    assert.deepEqual(compareEvaluations(run([1], 'hit@1'), run([1], 'hit@3')), []);
  });
});

describe('renderDifferences', () => {
  const verdict = (before: readonly number[], after: readonly number[], metric?: string) =>
    renderDifferences(compareEvaluations(run(before, metric), run(after, metric)));

  it('says better, worse or nothing', () => {
    assert.match(verdict(zeros, ones), /0\.000 +1\.000 +\+1\.000 .* better$/mu);
    assert.match(verdict(ones, zeros), /WORSE$/mu);
    assert.match(verdict(zeros, ones, 'false refusals'), /WORSE$/mu);
    assert.doesNotMatch(verdict(zeros, [1, ...zeros.slice(1)]), /better|WORSE/u);
  });

  it('says when nothing differs, and when nothing can be compared', () => {
    assert.equal(verdict(ones, ones), 'All 1 figures are the same.');
    assert.match(renderDifferences([]), /no question in common/u);
  });
});
