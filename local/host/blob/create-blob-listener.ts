import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { RegisteredFunction } from '../core/core-types.ts';
import { resolveSettings } from '../core/resolve-settings.ts';
import { triggerOf } from '../core/trigger-of.ts';
import { findConnection } from '../find-connection.ts';
import { HostError } from '../host-error.ts';
import { blobCreatedEvent } from '../event-grid/blob-created-event.ts';
import { blobDeletedEvent } from '../event-grid/blob-deleted-event.ts';
import type { EventGridEvent } from '../event-grid/event-grid-event.ts';
import type { HostLog } from '../host-log.ts';
import type { Invoker } from '../invocation/invoker.ts';
import type { HostSettings } from '../parse-host-json.ts';
import { BlobListener } from './blob-listener.ts';
import { parseBlobPath } from './blob-path.ts';
import { BlobReceipts } from './blob-receipts.ts';

export interface BlobTriggerContext {
  readonly database: DatabaseSync;
  readonly invoker: Invoker;
  readonly settings: HostSettings;
  readonly appSettings: Readonly<Record<string, string | undefined>>;
  readonly pollMs: number;
  /** Takes what happened in the container for Event Grid's functions. */
  readonly publish: (event: EventGridEvent) => void;
  readonly clock: Clock;
  readonly log: HostLog;
}

const storage = { defaultName: 'Storage', description: 'a storage connection string' };

/**
 * Reads a function's blobTrigger binding. The sources EventGrid and LogsAndContainerScan are served alike.
 * @throws HostError when path or connection are not usable.
 */
export async function createBlobListener(
  registered: RegisteredFunction,
  context: BlobTriggerContext,
): Promise<BlobListener> {
  const { name } = registered.metadata;
  const trigger = triggerOf(registered.metadata);
  if (typeof trigger.path !== 'string') {
    throw new HostError(`The blob trigger of function "${name}" has no path.`);
  }
  const path = parseBlobPath(resolveSettings(trigger.path, context.appSettings));
  const connection = findConnection(name, trigger.connection, context.appSettings, storage);
  // Loaded on demand: the SDK takes a good part of the time that the host has for starting.
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const container = BlobServiceClient.fromConnectionString(connection, {
    retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
  }).getContainerClient(path.container);

  return new BlobListener({
    functionName: name,
    path,
    container,
    receipts: new BlobReceipts(context.database, name, path.container),
    run: ({ data, triggerMetadata }, blob) =>
      context.invoker.invoke({
        registered,
        data,
        triggerMetadata,
        subject: `${path.container}/${blob.name}`,
      }),
    onStored: (item) => {
      context.publish(blobCreatedEvent(container, item));
    },
    onRemoved: (blob) => {
      context.publish(blobDeletedEvent(container, blob, context.clock.now()));
    },
    pollMs: context.pollMs,
    ...context.settings.blobs,
    clock: context.clock,
    log: context.log,
  });
}
