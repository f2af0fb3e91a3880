import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { WorkerLimits } from './worker-limits.ts';
import type { WorkerJob, WorkerOutcome, WorkerReply } from './worker-protocol.ts';

/** Part of the memory that may be JavaScript objects; V8 itself ends a thread beyond it. */
const heapShare = 0.7;
const megabyte = 1024 * 1024;

/**
 * A worker thread that does one job at a time and is ended when the job breaks its limits. It has its process for itself,
 * so what the process holds is the thread's: JavaScript objects, buffers, and whatever native code allocated.
 */
export class WatchedThread {
  readonly #thread: Worker;
  readonly #limits: WorkerLimits;

  constructor(entry: URL, limits: WorkerLimits) {
    this.#limits = limits;
    this.#thread = new Worker(entry, {
      name: 'document-worker',
      resourceLimits: { maxOldGenerationSizeMb: Math.round(limits.memory * heapShare) },
    });
  }

  /** Runs one job to its outcome; after `broken` the thread is ended. */
  async run(job: WorkerJob): Promise<WorkerOutcome> {
    const { promise, resolve } = Promise.withResolvers<WorkerOutcome>();
    const { time, memory, memoryCheck } = this.#limits;
    const breakOff = (code: Extract<WorkerOutcome, { type: 'broken' }>['code'], detail = '') => {
      resolve({ type: 'broken', code, detail });
      void this.#thread.terminate();
    };
    const started = performance.now();
    const timeout = () => breakOff('parse_timeout');
    let timer = setTimeout(timeout, time.base);
    const onMessage = (reply: WorkerReply) => {
      if (reply.type !== 'pages') {
        resolve(reply);
        return;
      }
      clearTimeout(timer);
      const left = time.base + time.perPage * reply.pages - (performance.now() - started);
      timer = setTimeout(timeout, Math.max(0, left));
    };
    const onError = (error: Error & { readonly code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? breakOff('parse_memory', error.message)
        : breakOff('parse_crashed', error.message);
    const onExit = () => breakOff('parse_crashed', 'The thread ended by itself.');
    // The heap limit does not count buffers, and a small file can unpack to gigabytes of them.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > memory * megabyte) breakOff('parse_memory');
    }, memoryCheck);
    this.#thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      this.#post(job);
      return await promise;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
  }

  #post(job: WorkerJob): void {
    // The bytes of a file are handed over, not copied: this process has no other use for them.
    const bytes = 'bytes' in job ? job.bytes : undefined;
    const isAlone = bytes?.byteLength === bytes?.buffer.byteLength;
    this.#thread.postMessage(job, bytes && isAlone ? [bytes.buffer as ArrayBuffer] : []);
  }
}
