import type { Passage } from '../passages/passage.ts';
import type { Source } from '../prompt/read-sources.ts';
import { ownCredit } from './credit.ts';
import { SCORE } from './score-weights.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** Occurrences at which a term counts half of what it could. */
const HALF = 1.5;

/** What each source as a whole adds to its passages' scores: how much it speaks about the question, and how early it was listed. */
export function relevanceOfSources(
  terms: readonly WeighedTerm[],
  passages: readonly Passage[],
): ReadonlyMap<Source, number> {
  const bySource = Map.groupBy(passages, ({ source }) => source);
  const relevance = new Map<Source, number>();
  for (const [source, own] of bySource) {
    let share = 0;
    for (const term of terms) {
      const occurrences = own.reduce((sum, passage) => sum + ownCredit(passage, term), 0);
      share += (term.weight * occurrences) / (occurrences + HALF);
    }
    const rank = relevance.size / bySource.size;
    relevance.set(source, SCORE.source * share + SCORE.rank * (1 - rank));
  }
  return relevance;
}
