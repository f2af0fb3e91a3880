import { compareValues } from './compare.ts';
import type { CompiledQuery } from './compiled-query.ts';
import type { Value } from './syntax.ts';

/** A stored item: its partition, and its number within the container. */
export interface ItemPosition {
  readonly partition: string;
  readonly number: number;
}

/**
 * Where a result stands in the order of its query. It stays what it is when items are added, so a page
 * that begins after a position neither repeats nor skips what was there before.
 */
export interface Position {
  /** The values of ORDER BY. */
  readonly keys: readonly Value[];
  readonly item: ItemPosition;
  /** Counts the rows that JOIN makes of one item. */
  readonly ordinal: number;
}

export function comparePositions(
  orderBy: CompiledQuery['orderBy'],
  left: Position,
  right: Position,
): number {
  for (const [index, { descending }] of orderBy.entries()) {
    const order = compareValues(left.keys[index], right.keys[index]);
    if (order !== 0) return descending ? -order : order;
  }
  if (left.item.partition !== right.item.partition) {
    return left.item.partition < right.item.partition ? -1 : 1;
  }
  return left.item.number - right.item.number || left.ordinal - right.ordinal;
}
