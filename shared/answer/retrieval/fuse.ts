import type { RetrievedChunk } from '../../domain/chunk.ts';

export interface FusionOptions {
  /** Damps the weight of the first ranks; 60 in the paper. */
  readonly k: number;
  readonly top: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a chunk's score is the sum of 1 / (k + rank) over the
 * lists that hold it, ranks from 1. Scores of the lists themselves are not comparable and are not used.
 * @returns the `top` chunks, best first, each once; ties keep the order of the lists.
 */
export function fuseRankings(
  rankings: readonly (readonly RetrievedChunk[])[],
  { k, top }: FusionOptions,
): RetrievedChunk[] {
  const fused = new Map<string, RetrievedChunk>();
  for (const ranking of rankings) {
    const seen = new Set<string>();
    for (const chunk of ranking) {
      if (seen.has(chunk.id)) continue;
      seen.add(chunk.id);
      const known = fused.get(chunk.id);
      const score = (known?.score ?? 0) + 1 / (k + seen.size);
      fused.set(chunk.id, { ...chunk, ...known, score });
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score).slice(0, top);
}
