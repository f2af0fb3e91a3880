import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { Clock } from '../clock.ts';
import type { HostLog } from '../host-log.ts';
import { summariseError } from '../invocation/describe-error.ts';
import { retryPause } from '../retry-pause.ts';
import type { BlobPath } from './blob-path.ts';
import type { BlobReceipts, BlobVersion } from './blob-receipts.ts';
import { readBlob, type BlobInput } from './read-blob.ts';

export interface BlobListenerOptions {
  readonly functionName: string;
  readonly path: BlobPath;
  readonly container: ContainerClient;
  readonly receipts: BlobReceipts;
  /** Tells something that changes with every write to the container; undefined when its storage says no such thing. */
  readonly stampOf: (signal: AbortSignal) => Promise<string | undefined>;
  /** Runs the function once; rejects when it fails. Absent when there is none and the container is only watched. */
  readonly run?: (input: BlobInput, blob: BlobVersion) => Promise<unknown>;
  /** Told of a version that was not seen before: at least once, and before it is noted. */
  readonly onStored: (item: BlobItem) => void;
  /** Told of a blob that was there and is gone: at least once, and before that is forgotten. */
  readonly onRemoved: (blob: BlobVersion) => void;
  readonly pollMs: number;
  readonly maxDegreeOfParallelism: number;
  readonly poisonBlobThreshold: number;
  readonly clock: Clock;
  readonly log: HostLog;
}

/** Reading a page of a listing keeps this process from all else for about a quarter of a millisecond a blob. */
const pageSize = 50;

interface FoundBlob extends BlobVersion {
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Watches a container for new and changed blobs by listing it, as often as it was written to; tells of what happens, and gives each version to the
 * function, if there is one, at least once. Azure uses Event Grid or storage logs for this; what the function sees is the same.
 */
export class BlobListener {
  readonly #options: BlobListenerOptions;
  readonly #stopping = new AbortController();
  readonly #atWork = new Map<string, Promise<void>>();
  #due: FoundBlob[] = [];
  #polling: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;
  #lastTrouble = '';
  /** The stamp before the last listing. */
  #listedAt: string | undefined;

  constructor(options: BlobListenerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#polling = this.#poll();
  }

  /** Stops listing, then waits for the functions at work. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancelTimer();
    await this.#polling;
    await Promise.all(this.#atWork.values());
  }

  async #poll(): Promise<void> {
    const { clock, pollMs } = this.#options;
    const startedAt = clock.now();
    try {
      const stamp = await this.#options.stampOf(this.#stopping.signal);
      if (this.#mustList(stamp)) this.#due = await this.#list();
      this.#listedAt = stamp;
      this.#lastTrouble = '';
      this.#fill();
    } catch (error) {
      this.#reportTrouble(error);
    }
    if (this.#stopping.signal.aborted) return;
    // A large container takes long to list: then the pause grows too, so that listing stays a
    // fifth of the time at most.
    const pause = Math.max(pollMs, (clock.now() - startedAt) * 4);
    this.#cancelTimer = clock.after(pause, () => {
      this.#polling = this.#poll();
    });
  }

  /** A version that still has to be dealt with is due at a time of its own. */
  #mustList(stamp: string | undefined): boolean {
    return (
      stamp === undefined || stamp !== this.#listedAt || this.#options.receipts.hasUnfinished()
    );
  }

  /** @returns the versions that are due; tells of blobs that are gone and forgets them. */
  async #list(): Promise<FoundBlob[]> {
    const { path, container, receipts, clock, onStored } = this.#options;
    const due: FoundBlob[] = [];
    const present = new Set<string>();
    const pages = container
      .listBlobsFlat({ prefix: path.prefix, abortSignal: this.#stopping.signal })
      .byPage({ maxPageSize: pageSize });
    for await (const { segment } of pages) {
      for (const item of segment.blobItems) {
        const { name, properties } = item;
        const values = path.match(name);
        if (!values) continue;
        present.add(name);
        const blob = { name, etag: properties.etag, values };
        if (this.#atWork.has(name) || !receipts.isDue(blob, clock.now())) continue;
        if (!receipts.isNoted(blob)) onStored(item);
        // Noted before it is read, so that its removal is noticed even if it goes before that.
        receipts.notice(blob);
        due.push(blob);
      }
    }
    this.#dropMissing(present);
    return due;
  }

  #dropMissing(present: ReadonlySet<string>): void {
    const { path, receipts, onRemoved } = this.#options;
    for (const blob of receipts.missingFrom(present)) {
      if (this.#atWork.has(blob.name)) continue;
      // Receipts of an earlier path pattern are of blobs that are not looked for any more.
      if (path.match(blob.name)) onRemoved(blob);
      receipts.forget(blob.name);
    }
  }

  #fill(): void {
    if (this.#stopping.signal.aborted) return;
    while (this.#atWork.size < this.#options.maxDegreeOfParallelism) {
      const blob = this.#due.shift();
      if (!blob) return;
      const work = this.#process(blob).finally(() => {
        this.#atWork.delete(blob.name);
        this.#fill();
      });
      this.#atWork.set(blob.name, work);
    }
  }

  async #process(blob: FoundBlob): Promise<void> {
    const { container, receipts, run } = this.#options;
    if (!run) {
      receipts.succeed(blob);
      return;
    }
    const input = await this.#read(container, blob);
    if (!input) return;
    try {
      await run(input, blob);
    } catch (error) {
      if (receipts.isOpen) this.#handleFailure(blob, error);
      return;
    }
    if (receipts.isOpen) receipts.succeed(blob);
  }

  /** @returns undefined when this version is gone or storage is in trouble: the next listing decides. */
  async #read(container: ContainerClient, blob: FoundBlob): Promise<BlobInput | undefined> {
    try {
      return await readBlob(container, blob, blob.values, this.#stopping.signal);
    } catch (error) {
      if (!isGone(error)) this.#reportTrouble(error);
      return undefined;
    }
  }

  #handleFailure(blob: FoundBlob, error: unknown): void {
    const { receipts, poisonBlobThreshold, pollMs, clock, log, functionName, path } = this.#options;
    const attempt = receipts.countFailure(blob);
    if (attempt < poisonBlobThreshold) {
      receipts.retryAt(blob, clock.now() + retryPause(pollMs, attempt));
      return;
    }
    receipts.poison(blob, attempt, summariseError(error), clock.now());
    log.message({
      level: 'error',
      source: 'host',
      function: functionName,
      message: `${path.container}/${blob.name} is set aside as poison after ${attempt} attempts; replace the blob to try again.`,
    });
  }

  /** The same trouble at every poll is told once. */
  #reportTrouble(error: unknown): void {
    const { log, functionName, path } = this.#options;
    if (this.#stopping.signal.aborted) return;
    const trouble = isGone(error)
      ? `The container ${path.container} does not exist yet.`
      : `The container ${path.container} cannot be read: ${summariseError(error)}`;
    if (trouble === this.#lastTrouble) return;
    this.#lastTrouble = trouble;
    log.message({ level: 'warning', source: 'host', function: functionName, message: trouble });
  }
}

function isGone(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return status === 404 || status === 412;
}
