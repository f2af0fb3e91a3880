import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PoisonBlob } from './blob/blob-receipts.ts';
import type { Clock } from './clock.ts';
import type { HostLogEntry } from './host-log.ts';

export interface HostOptions {
  /** Absolute path or URL of the module that registers the functions when it is imported. */
  readonly entry: string;
  /** The parsed content of host.json. */
  readonly hostJson: unknown;
  /** The parsed content of the file that describes Event Grid's subscriptions; without it every event reaches every function. */
  readonly eventSubscriptions?: unknown;
  /** TCP port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  /** Directory for receipts, schedules and the task hub; created when missing. */
  readonly stateDirectory: string;
  /** Key that functions with authLevel `function` or `admin` ask for. */
  readonly hostKey?: string | undefined;
  readonly log: (entry: HostLogEntry) => void;
  /** Serves requests outside of the route prefix, `/runtime` and `/durabletask`. */
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Pause between two listings of a blob container, in milliseconds; 500 by default. */
  readonly blobPollMs?: number;
  /** How long `close` waits for work in progress, in milliseconds; 5,000 by default. */
  readonly drainMs?: number;
  readonly clock?: Clock;
  /** Gives UUIDs. */
  readonly newId?: () => string;
}

export interface HostedFunction {
  readonly name: string;
  /** Binding type of the trigger, for example `httpTrigger`. */
  readonly trigger: string;
  /** Path of an HTTP function with the prefix: `/api/documents/{id}`. */
  readonly route?: string;
  /** Methods of an HTTP function, in capitals. */
  readonly methods?: readonly string[];
}

/** A running Functions host. */
export interface Host {
  /** Base URL without a trailing slash, for example `http://127.0.0.1:7071`. */
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  /** Blobs that a function failed on too often, oldest first. */
  poisonBlobs(): PoisonBlob[];
  /** Stops taking requests, waits a while for work in progress, runs the appTerminate hooks. */
  close(): Promise<void>;
}
