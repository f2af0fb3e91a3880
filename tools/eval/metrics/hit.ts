import { isRelevant, type Grades } from './grades.ts';

/** Hit at k: 1 when a relevant document is among the first `k`, else 0 (trec_eval's `success_k`). */
export function hitAt(k: number, ranked: readonly string[], grades: Grades): number {
  return ranked.slice(0, k).some((id) => isRelevant(id, grades)) ? 1 : 0;
}
