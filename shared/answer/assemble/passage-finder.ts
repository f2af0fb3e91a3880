import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { PassageAt } from './grow-source.ts';

/** Finds passages by their place in a version of a document, except those whose ids are `taken` by then. */
export function passageFinder(
  passages: readonly RetrievedChunk[],
  taken: ReadonlySet<string>,
): PassageAt {
  const byPlace = new Map(passages.map((chunk) => [place(chunk, chunk.ordinal), chunk]));
  return (chunk, ordinal) => {
    const found = byPlace.get(place(chunk, ordinal));
    return found && !taken.has(found.id) ? found : undefined;
  };
}

function place({ documentId, version }: RetrievedChunk, ordinal: number): string {
  return JSON.stringify([documentId, version, ordinal]);
}
