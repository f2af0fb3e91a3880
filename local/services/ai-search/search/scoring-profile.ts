import type { IndexDefinition } from '../definition/index-definition.ts';
import type { ScoringProfile } from '../definition/scoring-profile-definition.ts';
import { NumberColumn } from '../engine/columns/number-column.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { SlotSet } from '../engine/slot-set.ts';
import { invalidRequest } from '../search-service-error.ts';
import { freshnessBoost } from './freshness-boost.ts';

/**
 * @param name from the request; without one the index's default applies, if it has one.
 * @throws SearchServiceError 400 when there is no profile of that name.
 */
export function scoringProfileNamed(
  definition: IndexDefinition,
  name: string | null | undefined,
): ScoringProfile | undefined {
  const wanted = name || definition.defaultScoringProfile;
  if (wanted === null) return undefined;
  const profile = definition.scoringProfiles.find((candidate) => candidate.name === wanted);
  if (!profile) throw invalidRequest(`The scoring profile '${wanted}' does not exist.`);
  return profile;
}

/**
 * Multiplies the scores of matching documents by the profile's freshness function.
 * @param scores by slot; changed in place.
 * @param now milliseconds since 1970.
 */
export function applyScoringFunctions(
  index: SearchIndex,
  profile: ScoringProfile | undefined,
  matches: SlotSet,
  scores: Float64Array,
  now: number,
): void {
  for (const scoringFunction of profile?.functions ?? []) {
    const column = index.column(scoringFunction.fieldName);
    if (!(column instanceof NumberColumn)) continue;
    const boost = freshnessBoost(scoringFunction);
    matches.forEach((slot) => {
      const date = column.at(slot);
      if (!Number.isNaN(date)) scores[slot] = (scores[slot] ?? 0) * boost(now - date);
    });
  }
}
