import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { TriggerListener } from '../trigger-listener.ts';
import type { MessageProcessor } from './message-processor.ts';
import type { ReceiveTrouble } from './receive-trouble.ts';

export interface MessageListenerOptions {
  readonly receiver: Pick<ServiceBusReceiver, 'subscribe'>;
  readonly processor: MessageProcessor;
  readonly trouble: ReceiveTrouble;
  readonly maxConcurrentCalls: number;
  /** Messages that are fetched beyond those at work. */
  readonly prefetchCount: number;
  /** Ends the connection once the messages are settled, or soon after. */
  readonly close: (settled: Promise<unknown>) => Promise<void>;
}

/** Gives messages to a function one by one, several at once. */
export class MessageListener implements TriggerListener {
  readonly #options: MessageListenerOptions;
  readonly #stopping = new AbortController();
  readonly #atWork = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #freeCalls: number;
  #stopReceiving: () => Promise<void> = () => Promise.resolve();

  constructor(options: MessageListenerOptions) {
    this.#options = options;
    this.#freeCalls = options.maxConcurrentCalls;
  }

  start(): void {
    const { receiver, trouble, maxConcurrentCalls, prefetchCount } = this.#options;
    const subscription = receiver.subscribe(
      {
        processMessage: (message) => this.#track(this.#take(message)),
        processError: ({ error }) => {
          if (!this.#stopping.signal.aborted) trouble.report(error);
          return Promise.resolve();
        },
      },
      {
        autoCompleteMessages: false,
        maxConcurrentCalls: maxConcurrentCalls + prefetchCount,
        abortSignal: this.#stopping.signal,
      },
    );
    this.#stopReceiving = () => subscription.close();
  }

  /** What was fetched and is not at work yet goes back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const goOn of this.#waiting) goOn();
    await this.#stopReceiving();
    await Promise.all(this.#atWork);
  }

  close(): Promise<void> {
    return this.#options.close(Promise.all(this.#atWork));
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.#atWork.delete(tracked));
    this.#atWork.add(tracked);
    return tracked;
  }

  async #take(message: ServiceBusReceivedMessage): Promise<void> {
    const { processor, trouble } = this.#options;
    trouble.clear();
    await this.#freeCall();
    if (this.#stopping.signal.aborted) return processor.giveBack([message]);
    await processor.process([message]);
    this.#endCall();
  }

  async #freeCall(): Promise<void> {
    if (this.#freeCalls > 0) this.#freeCalls -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #endCall(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#freeCalls += 1;
  }
}
