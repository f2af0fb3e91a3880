import type { ContainerClient } from '@azure/storage-blob';
import type { BlobVersion } from '../blob/blob-receipts.ts';
import type { EventGridEvent } from './event-grid-event.ts';
import { storageEvent } from './storage-event.ts';

/**
 * The event that storage raises for a removed blob. Of `data` it holds `api` and `url`: the rest stands in the request,
 * which nobody saw.
 * @param time milliseconds since the Unix epoch.
 */
export function blobDeletedEvent(
  container: ContainerClient,
  blob: BlobVersion,
  time: number,
): EventGridEvent {
  return storageEvent(container, blob, {
    eventType: 'Microsoft.Storage.BlobDeleted',
    time,
    data: { api: 'DeleteBlob' },
  });
}
