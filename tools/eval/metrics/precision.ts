import { isRelevant, type Grades } from './grades.ts';

/**
 * Precision at k: the share of the first `k` places that hold a relevant document. Always divided by `k`, also when fewer
 * were found (trec_eval's `P_k`).
 */
export function precisionAt(k: number, ranked: readonly string[], grades: Grades): number {
  return ranked.slice(0, k).filter((id) => isRelevant(id, grades)).length / k;
}
