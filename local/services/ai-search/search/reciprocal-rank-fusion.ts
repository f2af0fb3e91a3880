import { compareRanked, type Ranked } from '../engine/top-k.ts';

/** Damps the lead of the first ranks; the value of Cormack, Clarke and Büttcher (SIGIR 2009), and the service's. */
const K = 60;

/** A result list and how much it counts. */
export interface WeightedRanking {
  readonly ranked: readonly Ranked[];
  readonly weight: number;
}

/**
 * Merges rankings whose scores cannot be compared: a document scores the sum of weight / (60 + rank), ranks from 1.
 * @returns best first.
 */
export function fuseByReciprocalRank(rankings: readonly WeightedRanking[]): Ranked[] {
  const scores = new Map<number, number>();
  for (const { ranked, weight } of rankings) {
    for (const [index, { slot }] of ranked.entries()) {
      scores.set(slot, (scores.get(slot) ?? 0) + weight / (K + index + 1));
    }
  }
  return [...scores].map(([slot, score]) => ({ slot, score })).sort(compareRanked);
}
