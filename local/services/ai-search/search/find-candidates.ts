import type { BoundQuery } from '../engine/query/bind-query.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { SlotSet } from '../engine/slot-set.ts';
import { invalidRequest } from '../search-service-error.ts';
import type { Candidates } from './candidates.ts';
import { findByKeywords } from './find-by-keywords.ts';
import { findByVector } from './find-by-vector.ts';
import { fuseByReciprocalRank } from './reciprocal-rank-fusion.ts';
import type { SearchRequest } from './search-request.ts';
import { subscoresOf, type Side, type SubscoresOf } from './subscores.ts';

/** How many keyword results take part in a hybrid search; the service's default. */
const HYBRID_TEXT_RECALL = 1000;

/** What was found by whichever ways the request asks for. */
export interface Found extends Candidates {
  /** The search text as analysed; undefined when there is none. */
  readonly query: BoundQuery | undefined;
  /** What each side says of a document; undefined without vectors. */
  readonly subscores?: SubscoresOf;
}

/**
 * Retrieves by keywords, by vectors, or by both merged by reciprocal rank fusion; without a search text and
 * vectors, everything in `within` is found, each document with score 1.
 * @param within documents that pass the filter.
 * @param now milliseconds since 1970.
 */
export function findCandidates(
  index: SearchIndex,
  request: SearchRequest,
  within: SlotSet,
  now: number,
): Found {
  const hasText = request.search != null && request.search !== '' && request.search !== '*';
  const keywords = hasText ? findByKeywords(index, request, within, now) : undefined;
  const vectors = findByVectors(index, request, within);
  if (vectors.length === 0) return keywords ?? everything(within);
  const [only] = vectors;
  const sides: Side[] = vectors.map(({ field, candidates, weight }) => ({
    field,
    ranked: candidates.rank(Infinity),
    weight,
  }));
  if (keywords) sides.unshift({ ranked: keywords.rank(HYBRID_TEXT_RECALL), weight: 1 });
  const subscores = subscoresOf(sides);
  if (!keywords && only && vectors.length === 1) {
    return { ...only.candidates, query: undefined, subscores };
  }
  const fused = fuseByReciprocalRank(sides);
  const matches = vectors
    .map(({ candidates }) => candidates.matches)
    .reduce((left, right) => left.union(right), keywords?.matches ?? within.difference(within));
  return { matches, query: keywords?.query, subscores, rank: (limit) => fused.slice(0, limit) };
}

function findByVectors(index: SearchIndex, request: SearchRequest, within: SlotSet) {
  return (request.vectorQueries ?? []).flatMap((query) => {
    const fields = query.fields ?? [];
    if (fields.length === 0) throw invalidRequest("A vector query must name its 'fields'.");
    return fields.map((field) => ({
      field,
      candidates: findByVector(index, query, field, within),
      weight: query.weight ?? 1,
    }));
  });
}

function everything(within: SlotSet): Found {
  return {
    matches: within,
    query: undefined,
    rank: (limit) =>
      within
        .toArray()
        .slice(0, limit)
        .map((slot) => ({ slot, score: 1 })),
  };
}
