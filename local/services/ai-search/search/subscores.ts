import type { Ranked } from '../engine/top-k.ts';

/** One way of retrieval that takes part in a hybrid search. */
export interface Side {
  /** The vector field; undefined for the search text. */
  readonly field?: string;
  readonly ranked: readonly Ranked[];
  /** How much its ranks count in the fusion. */
  readonly weight: number;
}

/** What each side says of one document, as `debug: "vector"` shows it. */
export type SubscoresOf = (slot: number) => Record<string, unknown>;

/**
 * The scores of documents before fusion. A document that a side does not name is 0 there.
 * @returns the wire's `@search.documentDebugInfo`, by slot.
 */
export function subscoresOf(sides: readonly Side[]): SubscoresOf {
  const scored = sides.map(({ field, ranked }) => ({
    field,
    scores: new Map(ranked.map(({ slot, score }) => [slot, score])),
  }));
  return (slot) => {
    const text = scored.find(({ field }) => field === undefined);
    const vectors = scored.flatMap(({ field, scores }) =>
      field === undefined ? [] : [{ [field]: vectorScore(scores.get(slot)) }],
    );
    return {
      semantic: null,
      vectors: { subscores: { text: { searchScore: text?.scores.get(slot) ?? 0 }, vectors } },
    };
  };
}

/** The service scores a vector 1 / (2 − similarity). */
function vectorScore(searchScore = 0) {
  return { searchScore, vectorSimilarity: searchScore === 0 ? 0 : 2 - 1 / searchScore };
}
