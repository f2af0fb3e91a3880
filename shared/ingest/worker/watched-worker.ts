import { Worker } from 'node:worker_threads';
import { IngestFailure } from '../failure.ts';
import type { WorkerJob, WorkerReply } from './worker-protocol.ts';

export interface WorkerLimits {
  /** Milliseconds a job may take, given its pages (0 while they are not known). */
  readonly budget: (pages: number) => number;
  /** Megabytes a worker may hold, buffers included. */
  readonly memory: number;
  /** Milliseconds between two looks at its memory. */
  readonly memoryCheck: number;
}

/** Part of the memory that may be JavaScript objects; V8 itself ends a worker beyond it. */
const heapShare = 0.75;
const megabyte = 1024 * 1024;

/** One worker thread that does one job at a time and is ended when the job breaks its limits. */
export class WatchedWorker {
  readonly #worker: Worker;
  readonly #limits: WorkerLimits;
  #ended = false;

  constructor(entry: URL, limits: WorkerLimits) {
    this.#limits = limits;
    this.#worker = new Worker(entry, {
      name: 'document-parser',
      resourceLimits: { maxOldGenerationSizeMb: Math.round(limits.memory * heapShare) },
    });
    this.#worker.on('exit', () => (this.#ended = true));
    // Without a job no one else listens; the pool sees `ended`.
    this.#worker.on('error', () => (this.#ended = true));
    this.#worker.unref();
  }

  /** Whether the thread is gone and another one is needed. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Runs one job. @throws IngestFailure as the job says, or `parse_timeout`, `parse_memory`, `parse_crashed`; the signal's
   * reason when it is aborted. In these cases but the first the thread is ended.
   */
  async run(job: WorkerJob, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const outcome = Promise.withResolvers<unknown>();
    const fail = (error: unknown) => {
      outcome.reject(error instanceof Error ? error : new Error(String(error)));
      void this.end();
    };
    const started = performance.now();
    const timeout = () => fail(new IngestFailure('parse_timeout'));
    let timer = setTimeout(timeout, this.#limits.budget(0));
    const onMessage = (reply: WorkerReply) => {
      if (reply.type === 'pages') {
        clearTimeout(timer);
        const left = this.#limits.budget(reply.pages) - (performance.now() - started);
        timer = setTimeout(timeout, Math.max(0, left));
      } else if (reply.type === 'done') outcome.resolve(reply.result);
      else if (reply.type === 'failed') outcome.reject(new IngestFailure(reply.code));
      else outcome.reject(new IngestFailure('parse_crashed', { detail: reply.detail }));
    };
    const onError = (error: Error & { code?: string }) =>
      fail(
        new IngestFailure(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'parse_memory' : 'parse_crashed',
          { cause: error },
        ),
      );
    const onExit = () => fail(new IngestFailure('parse_crashed'));
    const onAbort = () => fail(signal.reason);
    const memory = setInterval(() => void this.#checkMemory(fail), this.#limits.memoryCheck);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    try {
      if ('bytes' in job) {
        const bytes = ownBytes(job.bytes);
        this.#worker.postMessage({ ...job, bytes }, [bytes.buffer as ArrayBuffer]);
      } else {
        this.#worker.postMessage(job);
      }
      return await outcome.promise;
    } finally {
      clearTimeout(timer);
      clearInterval(memory);
      signal.removeEventListener('abort', onAbort);
      this.#worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  /** The heap limit does not count buffers, and a small file can unpack to gigabytes of them. */
  async #checkMemory(fail: (error: IngestFailure) => void): Promise<void> {
    const heap = await this.#worker.getHeapStatistics().catch(() => undefined);
    if (heap === undefined) return;
    const used = heap.used_heap_size + heap.external_memory;
    if (used > this.#limits.memory * megabyte) fail(new IngestFailure('parse_memory'));
  }
}

/** Small buffers share memory with others and must not be handed over with it. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
