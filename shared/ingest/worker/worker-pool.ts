import { WatchedWorker, type WorkerLimits } from './watched-worker.ts';
import type { WorkerJob } from './worker-protocol.ts';

export interface WorkerPoolOptions extends WorkerLimits {
  readonly entry: URL;
  /** Most threads at once; further jobs wait. */
  readonly size: number;
  /** Milliseconds an unused thread is kept, so that many small documents need one start. */
  readonly keepIdle: number;
}

/** A few worker threads, started when needed, reused while warm and let go when idle. Idle ones never keep the process alive. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #idle: { readonly worker: WatchedWorker; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: ((value?: unknown) => void)[] = [];
  #busy = 0;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** @throws IngestFailure, or the signal's reason; see WatchedWorker.run. */
  async run(job: WorkerJob, signal: AbortSignal): Promise<unknown> {
    while (this.#busy >= this.#options.size) {
      await this.#turn(signal);
    }
    this.#busy += 1;
    const worker = this.#takeIdle() ?? new WatchedWorker(this.#options.entry, this.#options);
    try {
      return await worker.run(job, signal);
    } finally {
      this.#busy -= 1;
      if (!worker.ended) this.#keep(worker);
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle threads. */
  async close(): Promise<void> {
    await Promise.all(
      this.#idle.splice(0).map(({ worker, timer }) => {
        clearTimeout(timer);
        return worker.end();
      }),
    );
  }

  /** Waits until a job has ended. @throws the signal's reason */
  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const giveUp = () => {
      const at = this.#waiting.indexOf(resolve);
      // Its turn has come already: it passes it on when it ends.
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting.push(resolve);
    await promise.finally(() => signal.removeEventListener('abort', giveUp));
  }

  #takeIdle(): WatchedWorker | undefined {
    for (let entry = this.#idle.pop(); entry !== undefined; entry = this.#idle.pop()) {
      clearTimeout(entry.timer);
      if (!entry.worker.ended) return entry.worker;
    }
    return undefined;
  }

  #keep(worker: WatchedWorker): void {
    const timer = setTimeout(() => {
      const at = this.#idle.findIndex((entry) => entry.worker === worker);
      if (at >= 0) this.#idle.splice(at, 1);
      void worker.end();
    }, this.#options.keepIdle).unref();
    this.#idle.push({ worker, timer });
  }
}
