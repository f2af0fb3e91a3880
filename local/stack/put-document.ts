import { readFile } from 'node:fs/promises';
import { formatByName } from '../../shared/ingest/parsers/find-format.ts';
import type { BlobStore } from '../../shared/ports/blob-store.ts';

/** Uploads a file into the documents container, as an editor's tool would. */
export async function putDocument(
  originals: BlobStore,
  file: string,
  blobName: string,
  signal: AbortSignal,
): Promise<void> {
  const contentType = formatByName(file)?.mediaType ?? 'application/octet-stream';
  await originals.write(blobName, await readFile(file), { contentType }, signal);
}
