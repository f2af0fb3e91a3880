import type { Dataset } from './dataset.ts';

/** The same data set with its first questions only. */
export function firstQuestions(dataset: Dataset, limit: number | undefined): Dataset {
  if (limit === undefined) return dataset;
  return dataset.kind === 'rewrites'
    ? { ...dataset, turns: dataset.turns.slice(0, limit) }
    : { ...dataset, questions: dataset.questions.slice(0, limit) };
}
