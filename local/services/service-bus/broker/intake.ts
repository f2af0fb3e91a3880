import type { Clock } from '../../../host/clock.ts';
import { decodeAmqp } from '../content/amqp-message.ts';
import { readMessage } from '../content/read-message.ts';
import type { IntakeSettings } from '../entities/entity-definitions.ts';
import { messageNotFound } from '../service-bus-error.ts';
import type { Store } from '../store/store.ts';
import { Alarm } from './alarm.ts';
import type { BrokerMessage } from './broker-message.ts';
import { DuplicateDetection } from './duplicate-detection.ts';

/** Where the messages of a queue or topic go when their time has come. */
export interface Destination {
  /** @throws ServiceBusError when the message cannot be taken */
  check(message: BrokerMessage): void;
  /** Takes a message that was checked, as part of the running transaction. */
  enqueue(message: BrokerMessage): void;
}

export interface IntakeOptions {
  /** The queue's or topic's address. */
  readonly path: string;
  readonly settings: IntakeSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly destination: Destination;
}

/** Where senders put messages: repeated ones are dropped, scheduled ones are kept until they are due. */
export class Intake {
  readonly path: string;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #destination: Destination;
  readonly #duplicates: DuplicateDetection | undefined;
  readonly #alarm: Alarm;

  constructor({ path, settings, store, clock, destination }: IntakeOptions) {
    this.path = path;
    this.#store = store;
    this.#clock = clock;
    this.#destination = destination;
    this.#duplicates =
      settings.duplicateWindowMs === undefined
        ? undefined
        : new DuplicateDetection(path, settings.duplicateWindowMs, store.messageIds, clock);
    this.#alarm = new Alarm(clock, () => this.#forwardDue());
  }

  /** Passes on what became due while nobody looked, and from then on what becomes due. */
  start(): void {
    this.#forwardDue();
  }

  stop(): void {
    this.#alarm.stop();
  }

  /** Takes all or none. They are on disk when this returns. @throws ServiceBusError when one cannot be taken */
  accept(messages: readonly BrokerMessage[]): void {
    this.#store.transactions.run(() => {
      for (const message of messages) {
        this.#destination.check(message);
        if (this.#duplicates?.isRepeated(message.messageId)) continue;
        if (message.scheduledAt !== undefined && message.scheduledAt > this.#clock.now()) {
          this.#keep(message, message.scheduledAt);
        } else this.#destination.enqueue(message);
      }
    });
  }

  /** Takes messages for later. @returns the numbers by which they can be cancelled until they are due */
  schedule(messages: readonly BrokerMessage[]): number[] {
    return this.#store.transactions.run(() =>
      messages.map((message) => {
        this.#destination.check(message);
        return this.#duplicates?.isRepeated(message.messageId)
          ? this.#store.messages.nextSequenceNumber(this.path)
          : this.#keep(message, message.scheduledAt ?? this.#clock.now());
      }),
    );
  }

  /** Removes all or none. @throws ServiceBusError when one is not there, or became active already */
  cancel(numbers: readonly number[]): void {
    const { messages, transactions } = this.#store;
    transactions.run(() => {
      for (const number of numbers) {
        if (!messages.removeScheduled(this.path, number)) throw messageNotFound(number);
      }
    });
  }

  #keep(message: BrokerMessage, scheduledAt: number): number {
    const { messages, transactions } = this.#store;
    const sequenceNumber = messages.nextSequenceNumber(this.path);
    const row = {
      sequenceNumber,
      state: 'scheduled',
      sessionId: message.sessionId,
      enqueuedSequenceNumber: sequenceNumber,
      enqueuedAt: this.#clock.now(),
      scheduledAt,
      expiresAt: Infinity,
      deliveryCount: 0,
    } as const;
    messages.insert(this.path, row, message.content);
    transactions.afterCommit(() => this.#alarm.setNoLaterThan(scheduledAt));
    return sequenceNumber;
  }

  /** A message that becomes active gets a new number, as if it had been sent now. */
  #forwardDue(): void {
    const { messages, transactions } = this.#store;
    transactions.run(() => {
      for (const number of messages.scheduledUntil(this.path, this.#clock.now())) {
        const content = messages.content(this.path, number);
        messages.remove(this.path, number);
        this.#destination.enqueue(readMessage(decodeAmqp(content)));
      }
    });
    this.#alarm.setNoLaterThan(messages.nextSchedule(this.path));
  }
}
