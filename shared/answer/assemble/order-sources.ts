import type { NumberedSource } from '../numbered-source.ts';
import type { DraftSource } from './draft-source.ts';

/**
 * Puts the sources of a document together, in the order in which they stand there; documents come in the order of their best
 * passages. Then numbers them from 1.
 * @param ranked best first
 */
export function orderSources(ranked: readonly DraftSource[]): NumberedSource[] {
  const byDocument = Map.groupBy(ranked, ({ chunk }) => chunk.documentId);
  return [...byDocument.values()]
    .flatMap((ofOne) => ofOne.toSorted((a, b) => firstOrdinal(a) - firstOrdinal(b)))
    .map((draft, index) => ({ ...draft, number: index + 1 }));
}

function firstOrdinal({ excerpts }: DraftSource): number {
  return excerpts[0].chunk.ordinal;
}
