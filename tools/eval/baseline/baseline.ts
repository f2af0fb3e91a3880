import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareEvaluations, isRealDrop, type Difference } from '../compare/compare-evaluations.ts';
import { readEvaluation } from '../report/read-evaluation.ts';
import type { DatasetRun, Evaluation } from '../run/evaluation.ts';
import type { Part, QuestionResult } from '../run/question-result.ts';

/** The folder of the figures that later runs must not fall below, a file a data set. */
export const baselineFolder = import.meta.dirname;

/** Enough to tell every figure apart, and short enough to be read in a change. */
const digits = 4;

function baselineFile(folder: string, dataset: string): string {
  return join(folder, `${dataset}.json`);
}

/** Keeps a data set's run as its baseline: the figures of each question, without answers, passages and times. */
export function writeBaseline(folder: string, run: DatasetRun, startedAt: string): string {
  const results = run.results.map(slim);
  const { results: _all, parts: _summary, ...dataset } = { ...run, failures: [] };
  const file = baselineFile(folder, run.name);
  // One question a line, so that a change shows which.
  const lines = results.map((result) => JSON.stringify(result)).join(',\n');
  const head = JSON.stringify({ ...dataset, parts: [] }).slice(0, -1);
  writeFileSync(
    file,
    `{"format":1,"startedAt":${JSON.stringify(startedAt)},"datasets":[${head},"results":[\n${lines}\n]}]}\n`,
  );
  return file;
}

/**
 * What has become worse than the baselines, by more than the choice of questions explains.
 * @throws Error for a data set without a baseline, or whose questions are all others
 */
export function dropsBelowBaseline(folder: string, evaluation: Evaluation): Difference[] {
  return evaluation.datasets.flatMap((run) => {
    const file = baselineFile(folder, run.name);
    if (!existsSync(file))
      throw new Error(`There is no baseline ${file}: make one with --update-baseline.`);
    const differences = compareEvaluations(readEvaluation(file), { datasets: [run] });
    if (differences.length === 0)
      throw new Error(`${file} knows none of the questions of ${run.name}.`);
    return differences.filter(isRealDrop);
  });
}

function slim({ id, question, kind, parts }: QuestionResult): QuestionResult {
  return {
    id,
    question,
    kind,
    expected: [],
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, slimPart(part)])),
    degraded: [],
  };
}

function slimPart({ metrics }: Part): Part {
  const rounded = Object.entries(metrics).map(
    ([name, value]) => [name, Number(value.toFixed(digits))] as const,
  );
  return { metrics: Object.fromEntries(rounded) };
}
