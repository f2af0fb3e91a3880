import type { SlotSet } from '../slot-set.ts';

/** One leaf of a query, looked up in a group of fields. */
export interface LeafClause {
  /** Adds the documents that match to a set, deleted ones perhaps included. */
  addMatches(found: SlotSet): void;
  /**
   * Adds the clause's score to `scores` (by slot) for matching documents of `within`.
   * @param frequencies room for as many slots as `scores`, all 0; it is left so.
   */
  score(within: SlotSet, scores: Float64Array, frequencies: Float64Array): void;
  /** Whether a term (by number) of a field (by name) is what the clause looks for; for highlighting. */
  covers(field: string, term: number): boolean;
}
