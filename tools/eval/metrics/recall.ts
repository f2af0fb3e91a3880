import { isRelevant, relevantCount, type Grades } from './grades.ts';

/** Recall at k: the share of all relevant documents that are among the first `k` (trec_eval's `recall_k`). */
export function recallAt(k: number, ranked: readonly string[], grades: Grades): number {
  const found = ranked.slice(0, k).filter((id) => isRelevant(id, grades)).length;
  return found === 0 ? 0 : found / relevantCount(grades);
}
