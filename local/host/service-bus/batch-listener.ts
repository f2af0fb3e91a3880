import type { ServiceBusReceiver } from '@azure/service-bus';
import type { Clock } from '../clock.ts';
import { retryPause } from '../retry-pause.ts';
import type { TriggerListener } from '../trigger-listener.ts';
import type { MessageProcessor } from './message-processor.ts';
import type { ReceiveTrouble } from './receive-trouble.ts';

export interface BatchListenerOptions {
  readonly receiver: Pick<ServiceBusReceiver, 'receiveMessages'>;
  readonly processor: MessageProcessor;
  readonly trouble: ReceiveTrouble;
  readonly maxMessageBatchSize: number;
  readonly clock: Clock;
  /** Ends the connection once the messages are settled, or soon after. */
  readonly close: (settled: Promise<unknown>) => Promise<void>;
}

/**
 * How long one call waits for messages. Short, because it cannot be ended earlier without losing sight of what it has
 * fetched, and because a batch that is not full is handed on at its end. Milliseconds.
 */
const receiveMs = 500;
const firstPauseMs = 500;
/** The pause doubles six times at most: 16 seconds. */
const pauseSteps = 6;

/** Gives messages to a function in batches, one batch at a time. */
export class BatchListener implements TriggerListener {
  readonly #options: BatchListenerOptions;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #endPause: () => void = () => undefined;

  constructor(options: BatchListenerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endPause();
    await this.#running;
  }

  close(): Promise<void> {
    return this.#options.close(this.#running);
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      try {
        await this.#processBatch();
        failures = 0;
      } catch (error) {
        this.#options.trouble.report(error);
        failures = Math.min(failures + 1, pauseSteps);
        await this.#pause(retryPause(firstPauseMs, failures));
      }
    }
  }

  /** @throws ServiceBusError when no messages can be fetched. */
  async #processBatch(): Promise<void> {
    const { receiver, processor, trouble, maxMessageBatchSize } = this.#options;
    const messages = await receiver.receiveMessages(maxMessageBatchSize, {
      maxWaitTimeInMs: receiveMs,
    });
    trouble.clear();
    if (messages.length === 0) return;
    if (this.#stopped) await processor.giveBack(messages);
    else await processor.process(messages);
  }

  async #pause(ms: number): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(ms, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}
