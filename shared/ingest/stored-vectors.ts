import type { BlobStore } from '../ports/blob-store.ts';
import { fromJsonLines, toJsonLines } from './json-lines.ts';
import { vectorKeysBlob, type VersionAddress } from './processed-blobs.ts';
import type { VectorPlace } from './stored-passage.ts';

/** Writes down what the vectors of a version are made from: the keys of each batch, in the passages' order. */
export async function writeVectorKeys(
  address: VersionAddress,
  batches: readonly (readonly string[])[],
  processed: BlobStore,
  signal: AbortSignal,
): Promise<void> {
  const options = { contentType: 'application/jsonl' };
  await processed.write(vectorKeysBlob(address), toJsonLines(batches), options, signal);
}

/** The vectors of a version by their keys; none when the version is not known any more. */
export async function findVectors(
  address: VersionAddress,
  processed: BlobStore,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, VectorPlace>> {
  const { version } = address;
  const stored = await processed.read(vectorKeysBlob(address), signal);
  const places = new Map<string, VectorPlace>();
  for (const [batch, keys] of fromJsonLines<string[]>(stored?.toString() ?? '').entries()) {
    for (const [at, key] of keys.entries()) places.set(key, { version, batch, at });
  }
  return places;
}
