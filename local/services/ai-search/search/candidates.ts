import type { SlotSet } from '../engine/slot-set.ts';
import type { Ranked } from '../engine/top-k.ts';

/** What one way of retrieval found. */
export interface Candidates {
  /** All documents found; counts and facets are taken over them. */
  readonly matches: SlotSet;
  /** The best of them, best first. */
  rank(limit: number): Ranked[];
}
