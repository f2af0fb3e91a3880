import { ChildWorker } from './child-worker.ts';
import type { WorkerLimits } from './worker-limits.ts';
import type { WorkerJob } from './worker-protocol.ts';

export interface WorkerPoolOptions extends WorkerLimits {
  /** The worker thread's module. */
  readonly entry: URL;
  /** Most workers at once; further jobs wait. */
  readonly size: number;
  /** Milliseconds an unused worker is kept, so that many small documents need one start. */
  readonly keepIdle: number;
}

/** A few workers, started when needed, reused while warm and let go when idle. Idle ones never keep the process alive. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #idle: { readonly worker: ChildWorker; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: ((value?: unknown) => void)[] = [];
  #busy = 0;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /**
   * Runs a job once a worker is free. `prepare` is not called before: of the many documents that wait, none is held in
   * memory yet. @throws IngestFailure, the signal's reason, or what `prepare` throws; see ChildWorker.run
   */
  async run(prepare: () => Promise<WorkerJob>, signal: AbortSignal): Promise<unknown> {
    while (this.#busy >= this.#options.size) {
      await this.#turn(signal);
    }
    this.#busy += 1;
    try {
      const job = await prepare();
      return await this.#runOn(this.#takeIdle() ?? this.#start(), job, signal);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle workers. */
  close(): void {
    for (const { worker, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      worker.end();
    }
  }

  #start(): ChildWorker {
    const { entry, time, memory, memoryCheck } = this.#options;
    return new ChildWorker(entry, { time, memory, memoryCheck });
  }

  async #runOn(worker: ChildWorker, job: WorkerJob, signal: AbortSignal): Promise<unknown> {
    try {
      return await worker.run(job, signal);
    } finally {
      if (!worker.ended) this.#keep(worker);
    }
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

  #takeIdle(): ChildWorker | undefined {
    for (let entry = this.#idle.pop(); entry !== undefined; entry = this.#idle.pop()) {
      clearTimeout(entry.timer);
      if (!entry.worker.ended) return entry.worker;
    }
    return undefined;
  }

  #keep(worker: ChildWorker): void {
    const timer = setTimeout(() => {
      const at = this.#idle.findIndex((entry) => entry.worker === worker);
      if (at >= 0) this.#idle.splice(at, 1);
      worker.end();
    }, this.#options.keepIdle).unref();
    this.#idle.push({ worker, timer });
  }
}
