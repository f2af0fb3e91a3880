import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  baselineFolder,
  dropsBelowBaseline,
  writeBaseline,
} from '../../../../tools/eval/baseline/baseline.ts';
import { loadDatasets } from '../../../../tools/eval/dataset/load-dataset.ts';
import { readEvaluation } from '../../../../tools/eval/report/read-evaluation.ts';
import type { Evaluation } from '../../../../tools/eval/run/evaluation.ts';
import { aDatasetRun, aResult } from '../../../support/a-dataset-run.ts';
import { root } from '../../../support/read-page.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const startedAt = '2026-01-01T00:00:00.000Z';

/** 40 questions of which the first `wrong` are not right, with figures that do not end after four digits. */
function evaluation(wrong: number): Evaluation {
  const results = Array.from({ length: 40 }, (_, at) =>
    aResult({
      id: `${at}`,
      parts: {
        rerank: { metrics: { 'nDCG@10': 2 / 3 }, milliseconds: 5 },
        answer: {
          metrics: { right: at < wrong ? 0 : 1, 'false refusals': at < wrong ? 1 : 0 },
          text: 'What was said.',
        },
      },
    }),
  );
  return { format: 1, startedAt, datasets: [aDatasetRun(results)] };
}

function write(folder: string, { datasets: [run] }: Evaluation): string {
  assert.ok(run);
  return writeBaseline(folder, run, startedAt);
}

describe('the baseline', () => {
  it('holds for the run that made it, and for one that is as good', (t) => {
    const folder = temporaryFolder(t);
    write(folder, evaluation(1));
    assert.deepEqual(dropsBelowBaseline(folder, evaluation(1)), []);
    assert.deepEqual(dropsBelowBaseline(folder, evaluation(0)), []);
    assert.deepEqual(dropsBelowBaseline(folder, evaluation(2)), []);
  });

  it('names what fell by more than the choice of questions explains', (t) => {
    const folder = temporaryFolder(t);
    write(folder, evaluation(1));
    const drops = dropsBelowBaseline(folder, evaluation(12));
    assert.deepEqual(
      drops.map(({ part, metric }) => [part, metric]),
      [
        ['answer', 'right'],
        ['answer', 'false refusals'],
      ],
    );
  });

  it('is a run without answers and times, a question a line', (t) => {
    const folder = temporaryFolder(t);
    const file = write(folder, evaluation(0));
    const text = readFileSync(file, 'utf8');
    assert.ok(!text.includes('What was said.'));
    assert.equal(text.trim().split('\n').length, 42);
    assert.deepEqual(readEvaluation(file).datasets[0]?.results[0]?.parts.rerank, {
      metrics: { 'nDCG@10': 0.6667 },
    });
  });

  it('must be there, and of the same questions', (t) => {
    const folder = temporaryFolder(t);
    assert.throws(() => dropsBelowBaseline(folder, evaluation(0)), /There is no baseline/u);
    const other = aDatasetRun([aResult({ id: 'another' })]);
    writeBaseline(folder, other, startedAt);
    assert.throws(() => dropsBelowBaseline(folder, evaluation(0)), /knows none of the questions/u);
  });

  it('of the samples knows every sample question', () => {
    const [samples] = loadDatasets(`${root}/samples`);
    assert.equal(samples?.kind, 'documents');
    const known = readEvaluation(`${baselineFolder}/samples.json`).datasets[0]?.results;
    assert.deepEqual(
      known?.map(({ id }) => id),
      samples.questions.map(({ id }) => id),
    );
  });
});
