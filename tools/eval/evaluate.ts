import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { root } from '../support/temporary-stack.ts';
import type { CommandLine } from './command-line.ts';
import type { Dataset } from './dataset/dataset.ts';
import { firstQuestions } from './dataset/first-questions.ts';
import { loadDatasets } from './dataset/load-dataset.ts';
import { DatasetError } from './dataset/read-lines.ts';
import { fingerprint } from './journal/fingerprint.ts';
import { Journal } from './journal/journal.ts';
import { printRun } from './report/print-run.ts';
import { progressOn } from './report/progress.ts';
import type { DatasetRun, Evaluation } from './run/evaluation.ts';
import { runDataset, type RunOptions } from './run/run-dataset.ts';
import { chosenSettings } from './subject/chosen-settings.ts';

/** @returns the exit code: 1 when a question could not be asked */
export async function evaluate(options: CommandLine): Promise<number> {
  const startedAt = new Date().toISOString();
  const datasets = options.folders
    .flatMap((folder) => loadDatasets(resolve(folder)))
    .map((dataset) => firstQuestions(dataset, options.limit));
  refuseSameNames(datasets);
  const run = { ...options, settings: chosenSettings(options.settings) };
  const progress = progressOn(process.stderr, () => performance.now());
  const journals: Journal[] = [];
  const runs: DatasetRun[] = [];
  for (const dataset of datasets) {
    const journal = openJournal(dataset, run, options);
    journals.push(journal);
    const done = await runDataset(dataset, run, journal, progress);
    printRun(done);
    runs.push(done);
  }
  const evaluation: Evaluation = { format: 1, startedAt, datasets: runs };
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(evaluation));
  const hasFailures = runs.some(({ failures }) => failures.length > 0);
  if (!hasFailures) for (const journal of journals) journal.remove();
  return hasFailures ? 1 : 0;
}

/** Beside the file that is to be written, or among the local state. */
function openJournal(dataset: Dataset, run: RunOptions, { json, fresh }: CommandLine): Journal {
  const { target, settings, answers, judge } = run;
  const print = fingerprint(dataset, { target, settings, answers, judge });
  const beside = json ?? join(root, '.local', 'eval', print.slice(0, 16));
  const journal = new Journal(`${beside}.${dataset.name}.journal`, print);
  if (!fresh) return journal;
  journal.remove();
  return new Journal(`${beside}.${dataset.name}.journal`, print);
}

function refuseSameNames(datasets: readonly Dataset[]): void {
  const names = new Set<string>();
  for (const { name, folder } of datasets) {
    if (names.has(name))
      throw new DatasetError(`${folder}: another data set is called ${name} too.`);
    names.add(name);
  }
}
