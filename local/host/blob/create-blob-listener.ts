import type { DatabaseSync } from 'node:sqlite';
import type { ContainerClient } from '@azure/storage-blob';
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
import { BlobListener, type BlobListenerOptions } from './blob-listener.ts';
import { parseBlobPath, type BlobPath } from './blob-path.ts';
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
  const watched = await watchBlobs(name, path, trigger.connection, context);
  return new BlobListener({
    ...watched,
    run: ({ data, triggerMetadata }, blob) =>
      context.invoker.invoke({
        registered,
        data,
        triggerMetadata,
        subject: `${path.container}/${blob.name}`,
      }),
  });
}

/**
 * What a listener needs to watch a container and to publish what happens there.
 * @param watcher whom receipts and the log name. @throws HostError when the connection is not usable
 */
export async function watchBlobs(
  watcher: string,
  path: BlobPath,
  connection: unknown,
  context: Omit<BlobTriggerContext, 'invoker'>,
): Promise<Omit<BlobListenerOptions, 'run'>> {
  const { database, settings, appSettings, publish, pollMs, clock, log } = context;
  const connectionString = findConnection(watcher, connection, appSettings, storage);
  // Loaded on demand: the SDK takes a good part of the time that the host has for starting.
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const container = BlobServiceClient.fromConnectionString(connectionString, {
    retryOptions: { maxTries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
  }).getContainerClient(path.container);
  return {
    functionName: watcher,
    path,
    container,
    receipts: new BlobReceipts(database, watcher, path.container),
    stampOf: (abortSignal) => stampOf(container, abortSignal),
    onStored: (item) => {
      publish(blobCreatedEvent(container, item));
    },
    onRemoved: (blob) => {
      publish(blobDeletedEvent(container, blob, clock.now()));
    },
    pollMs,
    ...settings.blobs,
    clock,
    log,
  };
}

/** The local storage counts writes (`local/services/stamp-writes.ts`); any other one does not say. */
async function stampOf(
  container: ContainerClient,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const { _response } = await container.getProperties({ abortSignal });
  return _response.headers.get('x-local-writes');
}
