import type { SlotSet } from '../slot-set.ts';

/** One leaf of a query, looked up in one field. */
export interface FieldClause {
  /** Documents that match, deleted ones perhaps included. */
  matches(): SlotSet;
  /** Adds the clause's score to `scores` (by slot) for matching documents of `within`. */
  score(within: SlotSet, scores: Float64Array): void;
  /** Whether a term of the field (by number) is what the clause looks for; for highlighting. */
  covers(term: number): boolean;
}
