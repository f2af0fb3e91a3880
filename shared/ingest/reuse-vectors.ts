import type { BlobStore } from '../ports/blob-store.ts';
import type { IngestRun } from './ingest-run.ts';
import { vectorsBlob } from './processed-blobs.ts';
import type { StoredPassage, VectorPlace } from './stored-passage.ts';
import { vectorAt } from './vector-blob.ts';

/**
 * The vectors that an earlier version lends to passages, in the passages' order; undefined for passages that it has none
 * for, and for vectors that are gone by now.
 */
export async function reuseVectors(
  run: Pick<IngestRun, 'tenantId' | 'documentId'>,
  passages: readonly StoredPassage[],
  dimensions: number,
  processed: BlobStore,
  signal: AbortSignal,
): Promise<readonly (readonly number[] | undefined)[]> {
  const blobs = new Map<string, Buffer | undefined>();
  const nameOf = ({ version, batch }: VectorPlace) => vectorsBlob({ ...run, version }, batch);
  for (const { reuse } of passages) {
    if (reuse === undefined || blobs.has(nameOf(reuse))) continue;
    blobs.set(nameOf(reuse), await processed.read(nameOf(reuse), signal));
  }
  return passages.map(({ reuse }) => {
    const blob = reuse && blobs.get(nameOf(reuse));
    return reuse && blob && vectorAt(blob, reuse.at, dimensions);
  });
}
