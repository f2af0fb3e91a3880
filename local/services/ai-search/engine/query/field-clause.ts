import type { SlotSet } from '../slot-set.ts';

/** One leaf of a query, looked up in one field. */
export interface FieldClause {
  /** Adds the documents that match to a set, deleted ones perhaps included. */
  addMatches(found: SlotSet): void;
  /** Adds the clause's score to `scores` (by slot) for matching documents of `within`. */
  score(within: SlotSet, scores: Float64Array): void;
  /** Whether a term of the field (by number) is what the clause looks for; for highlighting. */
  covers(term: number): boolean;
}
