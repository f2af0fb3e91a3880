import type { RetrievedChunk } from '../../domain/chunk.ts';

export interface FusionOptions {
  /** Damps the weight of the first ranks; 60 in the paper. */
  readonly k: number;
  readonly top: number;
  /** How much each list counts; 1 when absent. */
  readonly weights?: readonly number[];
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a chunk's score is the sum of
 * weight / (k + rank) over the lists that hold it, ranks from 1. Scores of the lists themselves are not comparable and are not used.
 * @returns the `top` chunks, best first, each once; ties keep the order of the lists.
 */
export function fuseRankings(
  rankings: readonly (readonly RetrievedChunk[])[],
  { k, top, weights = [] }: FusionOptions,
): RetrievedChunk[] {
  const fused = new Map<string, RetrievedChunk>();
  for (const [list, ranking] of rankings.entries()) {
    const weight = weights[list] ?? 1;
    const seen = new Set<string>();
    for (const chunk of ranking) {
      if (seen.has(chunk.id)) continue;
      seen.add(chunk.id);
      const score = (fused.get(chunk.id)?.score ?? 0) + weight / (k + seen.size);
      // What one list knows of a chunk, its keyword score or what the semantic ranker said, is not lost to another.
      fused.set(chunk.id, { ...fused.get(chunk.id), ...chunk, score });
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score).slice(0, top);
}
