import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { Clock } from '../clock.ts';
import type { HostLog } from '../host-log.ts';
import { summariseError } from '../invocation/describe-error.ts';
import { keepLocked } from './lock-renewal.ts';
import { UnreadableMessageError } from './message-data.ts';

/** What settles messages; a receiver of the SDK. */
export type Settler = Pick<
  ServiceBusReceiver,
  'completeMessage' | 'abandonMessage' | 'renewMessageLock'
>;

export interface MessageProcessorOptions {
  readonly functionName: string;
  readonly settler: Settler;
  /** Runs the function once; rejects when it fails. */
  readonly run: (messages: readonly ServiceBusReceivedMessage[]) => Promise<unknown>;
  /** Whether messages are removed when the function has succeeded; else they stay locked until that runs out. */
  readonly autoComplete: boolean;
  /** How long locks are kept up, in milliseconds; 0 never renews. */
  readonly lockRenewalMs: number;
  readonly clock: Clock;
  readonly log: HostLog;
}

/**
 * Runs a function on messages and settles them as Azure does: completed after success, given back after a failure,
 * which counts as a delivery, so that a message that fails too often becomes a dead letter.
 */
export class MessageProcessor {
  readonly #options: MessageProcessorOptions;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: MessageProcessorOptions) {
    this.#options = options;
  }

  /** Never rejects: what goes wrong is logged, and the message comes again. */
  async process(messages: readonly ServiceBusReceivedMessage[]): Promise<void> {
    const { run, autoComplete, settler } = this.#options;
    const stops = messages.map((message) => this.#keepLocked(message));
    try {
      await run(messages);
    } catch (error) {
      // What a function threw was logged by the invoker.
      if (error instanceof UnreadableMessageError) this.#warnOfAll(messages, error);
      await this.giveBack(messages);
      return;
    } finally {
      for (const stop of stops) stop();
    }
    if (autoComplete) {
      await this.#settle(messages, 'completed', (message) => settler.completeMessage(message));
    }
  }

  /** Lets messages be delivered again at once. */
  async giveBack(messages: readonly ServiceBusReceivedMessage[]): Promise<void> {
    const { settler } = this.#options;
    await this.#settle(messages, 'given back', (message) => settler.abandonMessage(message));
  }

  #keepLocked(message: ServiceBusReceivedMessage): () => void {
    const { settler, lockRenewalMs, clock } = this.#options;
    return keepLocked(message, {
      renew: (locked) => settler.renewMessageLock(locked),
      maxDurationMs: lockRenewalMs,
      onFailure: (error) => {
        this.#warn(message, 'could not be kept locked', error);
      },
      clock,
    });
  }

  async #settle(
    messages: readonly ServiceBusReceivedMessage[],
    what: string,
    settleOne: (message: ServiceBusReceivedMessage) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      messages.map(async (message) => {
        try {
          await this.#ownTurn();
          await settleOne(message);
        } catch (error) {
          this.#warn(message, `could not be ${what}`, error);
        }
      }),
    );
  }

  /**
   * One settlement in each turn of the event loop. The SDK's transport (rhea 3) writes those of one turn in a common
   * frame, in which the second message gets the outcome of the first: a failed message would count as done.
   */
  #ownTurn(): Promise<unknown> {
    this.#turn = this.#turn.then(() => new Promise(setImmediate));
    return this.#turn;
  }

  #warnOfAll(messages: readonly ServiceBusReceivedMessage[], error: Error): void {
    for (const message of messages) this.#warn(message, 'could not be read', error);
  }

  #warn({ messageId }: ServiceBusReceivedMessage, what: string, error: unknown): void {
    const { log, functionName } = this.#options;
    log.message({
      level: 'warning',
      source: 'host',
      function: functionName,
      message: `The message ${String(messageId)} ${what} and comes again: ${summariseError(error)}`,
    });
  }
}
