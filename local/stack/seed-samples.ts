import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '../../shared/ports/blob-store.ts';
import { putDocument } from './put-document.ts';

/** Puts every sample document in, below `samples/` of the tenant. @returns how many there are */
export async function seedSamples(
  originals: BlobStore,
  directory: string,
  tenantId: string,
  signal: AbortSignal,
): Promise<number> {
  const files = (await readdir(directory)).filter((name) => !name.startsWith('.')).sort();
  for (const name of files) {
    await putDocument(originals, join(directory, name), `${tenantId}/samples/${name}`, signal);
  }
  return files.length;
}
