import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { BlobStore } from '../../shared/ports/blob-store.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.txt': 'text/plain',
};

/** Uploads a file into the documents container, as an editor's tool would. */
export async function putDocument(
  originals: BlobStore,
  file: string,
  blobName: string,
  signal: AbortSignal,
): Promise<void> {
  const contentType = contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
  await originals.write(blobName, await readFile(file), { contentType }, signal);
}
