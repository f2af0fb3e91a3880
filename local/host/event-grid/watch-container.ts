import { BlobListener } from '../blob/blob-listener.ts';
import { parseBlobPath } from '../blob/blob-path.ts';
import { watchBlobs, type BlobTriggerContext } from '../blob/create-blob-listener.ts';
import type { EventContainer } from './event-subscriptions.ts';

/** In receipts and in the log, where a function's name stands otherwise. */
const watcher = 'blob-events';

/** Publishes what happens to the blobs of a container, without reading any. @throws HostError without a connection string */
export async function watchContainer(
  { connection, name }: EventContainer,
  context: Omit<BlobTriggerContext, 'invoker'>,
): Promise<BlobListener> {
  return new BlobListener(await watchBlobs(watcher, parseBlobPath(name), connection, context));
}
