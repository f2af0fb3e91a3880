import { writeFileSync } from 'node:fs';
import { ApiClient } from '../support/api-client.ts';
import { baselineFolder, dropsBelowBaseline, writeBaseline } from './baseline/baseline.ts';
import type { CommandLine } from './command-line.ts';
import { renderDifferences } from './compare/render-differences.ts';
import { calibrate } from './report/calibration.ts';
import { renderReport } from './report/html/render-report.ts';
import { renderCalibration } from './report/render-calibration.ts';
import type { Evaluation } from './run/evaluation.ts';
import { storeFigures } from './store/store-figures.ts';
import { toFigures } from './store/to-figures.ts';

/** Writes, prints, compares and stores a run as the command line asks. @returns false when it fell below its baseline */
export async function deliver(evaluation: Evaluation, options: CommandLine): Promise<boolean> {
  const { json, html, store, label } = options;
  if (json !== undefined) writeFileSync(json, JSON.stringify(evaluation));
  if (html !== undefined) writeFileSync(html, renderReport(evaluation));
  if (options.calibrate) printCalibration(evaluation);
  if (store !== undefined) {
    const id = await storeFigures(new ApiClient(store), toFigures(evaluation, label));
    console.log(`\nStored as ${id}.`);
  }
  if (options.updateBaseline) {
    for (const run of evaluation.datasets) {
      console.log(`\nWrote ${writeBaseline(baselineFolder, run, evaluation.startedAt)}.`);
    }
  }
  return !options.baseline || isAboveBaseline(evaluation);
}

function printCalibration({ datasets }: Evaluation): void {
  for (const { name, results, subject } of datasets) {
    const reranker = subject.settings.RERANKER ?? 'unknown reranker';
    console.log(`\n${name}:\n${renderCalibration(calibrate(results), reranker)}`);
  }
}

function isAboveBaseline(evaluation: Evaluation): boolean {
  const drops = dropsBelowBaseline(baselineFolder, evaluation);
  if (drops.length === 0) console.log('\nNo figure fell below its baseline.');
  else console.error(`\nBelow the baseline:\n${renderDifferences(drops)}`);
  return drops.length === 0;
}
