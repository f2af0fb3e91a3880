import type { RetrievedChunk } from '../../domain/chunk.ts';

/** A passage with less than this share of the best one's score is there for lack of better ones. */
const goodShare = 0.5;

/**
 * Leaves at most `most` passages of each document, the first of each, so that one long document does not crowd out what
 * others say. Walks only as far as `chunks` are read.
 */
export function* capPerDocument(
  chunks: Iterable<RetrievedChunk>,
  most: number,
): Generator<RetrievedChunk> {
  const counts = new Map<string, number>();
  for (const chunk of chunks) {
    const count = (counts.get(chunk.documentId) ?? 0) + 1;
    counts.set(chunk.documentId, count);
    if (count <= most) yield chunk;
  }
}

/**
 * Whether all good passages are of one document: then the question is about it.
 * @param ranked best first
 */
export function areOfOneDocument(ranked: readonly RetrievedChunk[]): boolean {
  const [best] = ranked;
  return ranked.every(
    ({ documentId, score }) =>
      documentId === best?.documentId || score < goodShare * (best?.score ?? 0),
  );
}
