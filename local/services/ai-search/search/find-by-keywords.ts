import { bindQuery, type BoundQuery } from '../engine/query/bind-query.ts';
import type { WeightedField } from '../engine/query/field-group.ts';
import { matchQuery, scoreQuery } from '../engine/query/match-query.ts';
import { parseSimpleQuery } from '../engine/query/parse-simple-query.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import { SlotSet } from '../engine/slot-set.ts';
import { TopK } from '../engine/top-k.ts';
import { invalidRequest } from '../search-service-error.ts';
import type { Candidates } from './candidates.ts';
import { applyScoringFunctions, scoringProfileNamed } from './scoring-profile.ts';
import type { SearchRequest } from './search-request.ts';

/** What was found, and what highlights need to know about the query. */
export interface KeywordCandidates extends Candidates {
  readonly query: BoundQuery | undefined;
}

/**
 * Full-text search: documents that match the search text, scored by BM25F over the searched fields.
 * @param within documents that pass the filter.
 * @param now milliseconds since 1970, for freshness.
 * @throws SearchServiceError 400 for a search field or scoring profile that does not exist.
 */
export function findByKeywords(
  index: SearchIndex,
  request: SearchRequest,
  within: SlotSet,
  now: number,
): KeywordCandidates {
  const mode = request.searchMode ?? 'any';
  const profile = scoringProfileNamed(index.definition, request.scoringProfile);
  const fields = searchedFields(index, request.searchFields, profile?.text?.weights ?? {});
  const parsed = parseSimpleQuery(request.search ?? '', mode);
  const query = parsed && bindQuery(parsed, index, fields, mode);
  if (!query) return { matches: new SlotSet(), query, rank: () => [] };

  const matches = matchQuery(query, within);
  const scores = new Float64Array(index.capacity);
  scoreQuery(query, matches, scores);
  applyScoringFunctions(index, profile, matches, scores, now);
  return {
    matches,
    query,
    rank: (limit) => {
      const best = new TopK(limit);
      matches.forEach((slot) => best.offer(slot, scores[slot] ?? 0));
      return best.ranked();
    },
  };
}

function searchedFields(
  index: SearchIndex,
  names: readonly string[] | null | undefined,
  weights: Readonly<Record<string, number>>,
): WeightedField[] {
  return (names ?? index.textFieldNames).map((name) => {
    const field = index.textField(name);
    if (!field) {
      throw invalidRequest(`The field '${name}' in the search field list is not searchable.`);
    }
    return { name, field, weight: weights[name] ?? 1 };
  });
}
