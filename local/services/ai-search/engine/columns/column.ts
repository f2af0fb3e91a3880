import type { Compaction } from '../compaction.ts';
import type { SlotSet } from '../slot-set.ts';

/** A value as filters, facets and sorting see it; dates are milliseconds since 1970. */
export type ColumnValue = string | number | boolean;

/**
 * One field's values over all documents, laid out for filters and facets.
 * A collection holds any number of values per document, a plain field at most one.
 */
export interface Column {
  add(slot: number, values: readonly ColumnValue[]): void;
  /** Documents, deleted ones perhaps included, with at least one value that passes. */
  where(test: (value: ColumnValue) => boolean): SlotSet;
  /** Documents, deleted ones perhaps included, with at least one of these values. */
  whereIn(values: ReadonlySet<ColumnValue>): SlotSet;
  /** How many of the given documents have each value. */
  countValues(within: SlotSet): Map<ColumnValue, number>;
  compact(compaction: Compaction): void;
}
