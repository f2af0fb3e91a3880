import { isRelevant, type Grades } from './grades.ts';

/**
 * Reciprocal rank: 1 / rank of the first relevant document, 0 when there is none among the first `k`. Its mean over
 * questions is MRR (trec_eval's `recip_rank`, which looks at the whole list).
 */
export function reciprocalRankAt(k: number, ranked: readonly string[], grades: Grades): number {
  const at = ranked.slice(0, k).findIndex((id) => isRelevant(id, grades));
  return at < 0 ? 0 : 1 / (at + 1);
}
