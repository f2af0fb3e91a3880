import { AppError } from '../errors.ts';
import type { BlobStore } from '../ports/blob-store.ts';

/** A blob that an earlier step wrote. @throws AppError `storage_unavailable` when it is not there */
export async function readProcessed(
  processed: BlobStore,
  name: string,
  signal: AbortSignal,
): Promise<Buffer> {
  const content = await processed.read(name, signal);
  if (content !== undefined) return content;
  throw new AppError('storage_unavailable', `The processed blob “${name}” is missing.`, {
    remedy: 'Store the document again.',
  });
}
