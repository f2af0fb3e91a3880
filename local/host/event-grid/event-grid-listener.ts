import type { Clock } from '../clock.ts';
import type { HostLog } from '../host-log.ts';
import { summariseError } from '../invocation/describe-error.ts';
import { retryPause } from '../retry-pause.ts';
import type { EventGridEvent } from './event-grid-event.ts';
import type { PendingEvents } from './pending-events.ts';

export interface EventGridListenerOptions {
  readonly functionName: string;
  readonly pending: PendingEvents;
  /** Says whether an event is for this function. */
  readonly wants: (event: EventGridEvent) => boolean;
  /** Runs the function once; rejects when it fails. */
  readonly run: (event: EventGridEvent) => Promise<unknown>;
  /** Pause before the second attempt, in milliseconds; it doubles with each one after. */
  readonly retryMs: number;
  readonly maxDegreeOfParallelism: number;
  readonly clock: Clock;
  readonly log: HostLog;
}

/** Event Grid's default for `maxDeliveryAttempts`. */
const maxAttempts = 30;

/**
 * Gives events to one function, each until the function has succeeded on it. An event that has failed as often as Event
 * Grid would try is dropped, as there without a dead-letter destination; the log says so.
 */
export class EventGridListener {
  readonly #options: EventGridListenerOptions;
  readonly #atWork = new Set<Promise<void>>();
  readonly #retries = new Set<() => void>();
  readonly #queue: EventGridEvent[] = [];
  #running = false;

  constructor(options: EventGridListenerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = true;
    this.#queue.push(...this.#options.pending.list());
    this.#fill();
  }

  /** Keeps an event for this function, then delivers it; before the start and after the stop it is kept only. */
  publish(event: EventGridEvent): void {
    if (!this.#options.wants(event)) return;
    if (this.#options.pending.add(event) && this.#running) this.#enqueue(event);
  }

  /** Waits for the functions at work; what is left comes after the next start. */
  async stop(): Promise<void> {
    this.#running = false;
    for (const cancel of this.#retries) cancel();
    await Promise.all(this.#atWork);
  }

  #enqueue(event: EventGridEvent): void {
    this.#queue.push(event);
    this.#fill();
  }

  #fill(): void {
    while (this.#running && this.#atWork.size < this.#options.maxDegreeOfParallelism) {
      const event = this.#queue.shift();
      if (!event) return;
      const work = this.#deliver(event).finally(() => {
        this.#atWork.delete(work);
        this.#fill();
      });
      this.#atWork.add(work);
    }
  }

  async #deliver(event: EventGridEvent): Promise<void> {
    const { pending, run } = this.#options;
    try {
      await run(event);
    } catch (error) {
      if (pending.isOpen) this.#handleFailure(event, error);
      return;
    }
    if (pending.isOpen) pending.remove(event);
  }

  #handleFailure(event: EventGridEvent, error: unknown): void {
    const { pending, retryMs, clock, log, functionName } = this.#options;
    const attempts = pending.countFailure(event);
    if (attempts < maxAttempts) {
      if (!this.#running) return;
      const cancel = clock.after(retryPause(retryMs, attempts), () => {
        this.#retries.delete(cancel);
        this.#enqueue(event);
      });
      this.#retries.add(cancel);
      return;
    }
    pending.remove(event);
    log.message({
      level: 'error',
      source: 'host',
      function: functionName,
      message: `The event ${event.eventType} of ${event.subject} is dropped after ${attempts} attempts: ${summariseError(error)}`,
    });
  }
}
