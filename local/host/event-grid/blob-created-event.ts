import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { EventGridEvent } from './event-grid-event.ts';
import { storageEvent } from './storage-event.ts';

/**
 * The event that storage raises for a new blob or a new version of one, as far as a listing shows it: request ids and the
 * sequencer are left out, and `api` is `PutBlob`, whichever call stored it.
 */
export function blobCreatedEvent(
  container: ContainerClient,
  { name, properties }: Pick<BlobItem, 'name' | 'properties'>,
): EventGridEvent {
  const { etag, contentType, contentLength, blobType, lastModified } = properties;
  const blob = { name, etag };
  return storageEvent(container, blob, {
    eventType: 'Microsoft.Storage.BlobCreated',
    time: lastModified.getTime(),
    data: {
      api: 'PutBlob',
      eTag: etag.replaceAll('"', ''),
      contentType,
      contentLength,
      blobType,
    },
  });
}
