import type { Grades } from './grades.ts';

/**
 * Normalised discounted cumulative gain at k (Järvelin and Kekäläinen, 2002) as trec_eval's `ndcg_cut` has it: the gain is the
 * grade itself, divided by log2(rank + 1); the ideal is made of all judged documents, found or not.
 * @returns 0 when no judged document is relevant
 */
export function ndcgAt(k: number, ranked: readonly string[], grades: Grades): number {
  const ideal = discountedGain([...grades.values()].sort((a, b) => b - a).slice(0, k));
  if (ideal === 0) return 0;
  return discountedGain(ranked.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
