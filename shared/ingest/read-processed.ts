import type { BlobStore } from '../ports/blob-store.ts';
import { RunEnded } from './run-ended.ts';

/**
 * A blob that an earlier step of the run wrote.
 * @throws RunEnded `work-lost` when it is not there any more: storage that was cut off may forget its last writes
 */
export async function readProcessed(
  processed: BlobStore,
  name: string,
  signal: AbortSignal,
): Promise<Buffer> {
  const content = await processed.read(name, signal);
  if (content === undefined) throw new RunEnded('work-lost');
  return content;
}
