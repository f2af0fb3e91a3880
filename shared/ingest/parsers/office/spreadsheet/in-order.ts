import { IngestFailure } from '../../../failure.ts';
import type { SheetRow } from './sheet.ts';

/** Rows from top to bottom. @throws IngestFailure `damaged_document` when one is there twice: a writer's fault */
export function inOrder(rows: readonly SheetRow[]): SheetRow[] {
  const isOrdered = rows.every(({ index }, at) => at === 0 || index > (rows[at - 1]?.index ?? -1));
  if (isOrdered) return [...rows];
  const sorted = [...rows].sort((a, b) => a.index - b.index);
  if (sorted.some(({ index }, at) => index === sorted[at + 1]?.index)) {
    throw new IngestFailure('damaged_document');
  }
  return sorted;
}
