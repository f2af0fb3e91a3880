import type { Passage } from '../passages/passage.ts';
import type { Source } from '../prompt/read-sources.ts';
import { ownCredit } from './credit.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** Occurrences at which a term counts half of what it could. */
const HALF = 1.5;

export interface SourceSigns {
  /** How much the source speaks about the question, 0–1. */
  readonly share: number;
  /** How early it was listed: 1 for the first. */
  readonly rank: number;
}

/** What each source as a whole says for its passages. */
export function relevanceOfSources(
  terms: readonly WeighedTerm[],
  passages: readonly Passage[],
): ReadonlyMap<Source, SourceSigns> {
  const bySource = Map.groupBy(passages, ({ source }) => source);
  const relevance = new Map<Source, SourceSigns>();
  for (const [source, own] of bySource) {
    let share = 0;
    for (const term of terms) {
      const occurrences = own.reduce((sum, passage) => sum + ownCredit(passage, term), 0);
      share += (term.weight * occurrences) / (occurrences + HALF);
    }
    const rank = relevance.size / bySource.size;
    relevance.set(source, { share, rank: 1 - rank });
  }
  return relevance;
}
