import { createHash } from 'node:crypto';
import type { ContainerClient } from '@azure/storage-blob';
import type { BlobVersion } from '../blob/blob-receipts.ts';
import type { EventGridEvent } from './event-grid-event.ts';

/** What is particular about an event of one blob version. */
export interface StorageEventParts {
  readonly eventType: string;
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
  /** `data` of the event, without the blob's URL. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * An event of a blob as storage raises it. The same version and type give the same id, however often it is noticed.
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-blob-storage
 */
export function storageEvent(
  container: ContainerClient,
  { name, etag }: BlobVersion,
  { eventType, time, data }: StorageEventParts,
): EventGridEvent {
  const { accountName, containerName } = container;
  const url = new URL(container.getBlobClient(name).url);
  // A connection string with a shared access signature puts it here.
  url.search = '';
  return {
    id: toId([accountName, containerName, name, etag, eventType]),
    topic: `/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/${accountName}`,
    subject: `/blobServices/default/containers/${containerName}/blobs/${name}`,
    eventType,
    eventTime: new Date(time).toISOString(),
    data: { ...data, url: url.href },
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
