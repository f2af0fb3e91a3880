import { stem } from '../../../shared/answer/stem.ts';
import { stopWords } from '../../../shared/answer/stop-words.ts';
import type { Metrics } from './retrieval-metrics.ts';
import { tokenOverlap } from './token-overlap.ts';

/**
 * How far a standalone question has the content words of the one a person wrote: `recovered` of them, and how many of its
 * own they are (`kept clean`). Words count by their stems, each once; stop words do not.
 */
export function rewriteMetrics(rewritten: string, rewrite: string): Metrics {
  const { precision, recall, f1 } = tokenOverlap(contentWords(rewritten), contentWords(rewrite));
  return {
    recovered: recall,
    'all recovered': recall === 1 ? 1 : 0,
    'kept clean': precision,
    F1: f1,
  };
}

function contentWords(question: string): string[] {
  const words =
    question
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !stopWords.has(word)).map(stem))];
}
