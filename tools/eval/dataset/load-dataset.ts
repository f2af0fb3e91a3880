import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasAnswers, loadAnswers } from './load-answers.ts';
import { hasCorpus, loadCorpus } from './load-corpus.ts';
import { hasQuestions, loadQuestions } from './load-questions.ts';
import { hasRewrites, loadRewrites } from './load-rewrites.ts';
import type { Dataset } from './dataset.ts';
import { DatasetError } from './read-lines.ts';

interface Loader {
  readonly fits: (folder: string, files: readonly string[]) => boolean;
  readonly load: (folder: string) => Dataset;
}

const loaders: readonly Loader[] = [
  { fits: hasCorpus, load: loadCorpus },
  { fits: hasQuestions, load: loadQuestions },
  { fits: hasAnswers, load: loadAnswers },
  { fits: hasRewrites, load: loadRewrites },
];

/**
 * Reads the data set in a folder, of the kind that its files tell; a folder that holds only folders of data sets gives
 * all of them.
 * @throws DatasetError for a folder without one, and for a file or line that is wrong
 */
export function loadDatasets(folder: string): Dataset[] {
  if (!existsSync(folder)) throw new DatasetError(`There is no folder ${folder}.`);
  const loader = loaderOf(folder);
  if (loader) return [loader.load(folder)];
  const below = foldersIn(folder).filter((path) => loaderOf(path) !== undefined);
  if (below.length > 0)
    return below.map((path) => loaderOf(path)?.load(path)).flatMap((one) => one ?? []);
  throw new DatasetError(
    `${folder} holds no data set: expected questions.jsonl, qa.jsonl, or corpus.jsonl with queries.jsonl (see docs/evaluation.md).`,
  );
}

function loaderOf(folder: string): Loader | undefined {
  const files = readdirSync(folder);
  return loaders.find(({ fits }) => fits(folder, files));
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}
