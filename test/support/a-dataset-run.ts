import type { DatasetRun } from '../../tools/eval/run/evaluation.ts';
import type { QuestionResult } from '../../tools/eval/run/question-result.ts';
import { summarise } from '../../tools/eval/run/summary.ts';

/** A question's result with what a test does not care about filled in. */
export function aResult(more: Partial<QuestionResult> = {}): QuestionResult {
  return {
    id: '1',
    question: 'How long?',
    kind: 'stand-alone',
    expected: ['manual.pdf p. 3'],
    parts: {},
    degraded: [],
    ...more,
  };
}

export function aDatasetRun(results: QuestionResult[], more: Partial<DatasetRun> = {}): DatasetRun {
  return {
    name: 'samples',
    kind: 'documents',
    subject: { settings: { RERANKER: 'lexical' } },
    parts: summarise(results),
    results,
    failures: [],
    ...more,
  };
}
