import { createHash } from 'node:crypto';
import type { ContainerClient } from '@azure/storage-blob';
import type { BlobVersion } from '../blob/blob-receipts.ts';
import type { EventGridEvent } from './event-grid-event.ts';

/**
 * The event that storage raises for a removed blob. The same version gives the same id, however often its removal is noticed.
 * Of `data` it holds `api` and `url`: the rest stands in the request, which nobody saw.
 * @param time milliseconds since the Unix epoch.
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage
 */
export function blobDeletedEvent(
  container: ContainerClient,
  { name, etag }: BlobVersion,
  time: number,
): EventGridEvent {
  const { accountName, containerName } = container;
  const url = new URL(container.getBlobClient(name).url);
  // A connection string with a shared access signature puts it here.
  url.search = '';
  return {
    id: toId([accountName, containerName, name, etag]),
    topic: `/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/${accountName}`,
    subject: `/blobServices/default/containers/${containerName}/blobs/${name}`,
    eventType: 'Microsoft.Storage.BlobDeleted',
    eventTime: new Date(time).toISOString(),
    data: { api: 'DeleteBlob', url: url.href },
    dataVersion: '',
    metadataVersion: '1',
  };
}

/** A UUID (version 8, RFC 9562) made of the parts. */
function toId(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
