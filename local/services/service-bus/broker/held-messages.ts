import { asDeadLetter, withProperties, type DeadLetterReason } from '../content/change-message.ts';
import type { QueueSettings } from '../entities/entity-definitions.ts';
import { messageLockLost, messageNotFound, notAllowed } from '../service-bus-error.ts';
import type { MessageRow } from '../store/message-row.ts';
import type { Store } from '../store/store.ts';
import type { Consumer } from './consumer.ts';
import type { HeldMessage, MessageLock } from './held-message.ts';
import { MessageLocks } from './message-locks.ts';
import { ReadyMessages } from './ready-messages.ts';

/** What is given of a message that arrives; the rest follows from it. */
export type Arrival = Pick<
  MessageRow,
  'sessionId' | 'enqueuedAt' | 'expiresAt' | 'deliveryCount'
> & {
  /** Its number in the topic; undefined in a queue, where it is its own. */
  readonly enqueuedSequenceNumber: number | undefined;
};

export interface HeldMessagesOptions {
  readonly path: string;
  readonly settings: QueueSettings;
  readonly store: Store;
  /** Takes what cannot be used; undefined where nothing can be dead-lettered. */
  readonly putDeadLetter: ((content: Buffer, row: MessageRow) => void) | undefined;
}

/**
 * The messages of one queue that are active or deferred: content on disk, and in memory where each one stands (ready,
 * locked or deferred). Every change is on disk before it is in memory.
 */
export class HeldMessages {
  readonly #options: HeldMessagesOptions;
  readonly #store: Store;
  readonly #path: string;
  readonly #bySequence = new Map<number, HeldMessage>();
  readonly #ready = new ReadyMessages((number) => isReady(this.#bySequence.get(number)));
  readonly #locks = new MessageLocks();

  constructor(options: HeldMessagesOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#path = options.path;
    for (const row of this.#store.messages.list(this.#path)) {
      if (row.state !== 'scheduled') this.#hold(row);
    }
  }

  /** Adds a message at the end. */
  insert(content: Buffer, { enqueuedSequenceNumber, ...arrival }: Arrival): void {
    const { messages } = this.#store;
    const sequenceNumber = messages.nextSequenceNumber(this.#path);
    const row: MessageRow = {
      ...arrival,
      sequenceNumber,
      state: 'active',
      scheduledAt: undefined,
      enqueuedSequenceNumber: enqueuedSequenceNumber ?? sequenceNumber,
    };
    this.#change(
      () => messages.insert(this.#path, row, content),
      () => this.#hold(row),
    );
  }

  /** Takes the oldest message that is ready; it is locked or removed next. */
  takeReady(sessionId: string | undefined, now: number): HeldMessage | undefined {
    for (;;) {
      const number = this.#ready.take(sessionId);
      const message = number === undefined ? undefined : this.#bySequence.get(number);
      if (!message || message.row.expiresAt > now) return message;
      this.#expire(message);
    }
  }

  sessionsWithMessages(): string[] {
    return this.#ready.sessionIds();
  }

  /** @throws ServiceBusError when there is none with this number, or it is locked */
  deferred(number: number): HeldMessage {
    const message = this.#bySequence.get(number);
    if (message?.row.state !== 'deferred' || message.lock) throw messageNotFound(number);
    return message;
  }

  content({ row }: HeldMessage): Buffer {
    return this.#store.messages.content(this.#path, row.sequenceNumber);
  }

  lock(message: HeldMessage, until: number, holder: Consumer | undefined): MessageLock {
    return this.#locks.lock(message, until, holder);
  }

  /** @throws ServiceBusError when the lock is lost */
  locked(token: string, now: number): HeldMessage {
    const message = this.#locks.find(token, now);
    if (!message) throw messageLockLost();
    return message;
  }

  extendLock(message: HeldMessage, until: number): void {
    this.#locks.extend(message, until);
  }

  lockedOfSession(sessionId: string): HeldMessage[] {
    return this.#locks.ofSession(sessionId);
  }

  remove(message: HeldMessage): void {
    const { sequenceNumber } = message.row;
    this.#change(
      () => this.#store.messages.remove(this.#path, sequenceNumber),
      () => {
        this.#locks.unlock(message);
        this.#bySequence.delete(sequenceNumber);
      },
    );
  }

  /** Ends a lock without success; a message that failed too often is dead-lettered. */
  giveBack(message: HeldMessage, how: 'failed' | 'untried'): void {
    const deliveryCount = message.row.deliveryCount + (how === 'failed' ? 1 : 0);
    if (deliveryCount >= this.#options.settings.maxDeliveryCount) {
      this.deadLetter(
        message,
        {
          reason: 'MaxDeliveryCountExceeded',
          description: `Message could not be consumed after ${deliveryCount} delivery attempts.`,
        },
        deliveryCount,
      );
    } else this.#putDown(message, { ...message.row, deliveryCount });
  }

  /** Sets a locked message aside: it is given out by its number only. */
  defer(message: HeldMessage): void {
    this.#putDown(message, { ...message.row, state: 'deferred' });
  }

  /** @throws ServiceBusError when it is a dead letter already */
  deadLetter(
    message: HeldMessage,
    reason: DeadLetterReason,
    deliveryCount: number = message.row.deliveryCount,
  ): void {
    const put = this.#options.putDeadLetter;
    if (!put) throw notAllowed('A message of a dead-letter queue cannot be dead-lettered again.');
    this.#store.transactions.run(() => {
      put(asDeadLetter(this.content(message), this.#path, reason), {
        ...message.row,
        deliveryCount,
      });
      this.remove(message);
    });
  }

  addProperties(message: HeldMessage, properties: Readonly<Record<string, unknown>>): void {
    const content = withProperties(this.content(message), properties);
    this.#store.messages.replaceContent(this.#path, message.row.sequenceNumber, content);
  }

  /** Ends the locks that ran out, and the messages whose time to live did. */
  endOverdue(now: number): void {
    for (const message of this.#locks.expired(now)) this.giveBack(message, 'failed');
    for (const number of this.#store.messages.expiredAt(this.#path, now)) {
      const message = this.#bySequence.get(number);
      if (message && !message.lock) this.#expire(message);
    }
  }

  /** When {@link endOverdue} has something to do next; `Infinity` when it has not. */
  nextOverdue(now: number): number {
    return Math.min(this.#locks.nextExpiry(), this.#store.messages.nextExpiry(this.#path, now));
  }

  #putDown(message: HeldMessage, row: MessageRow): void {
    this.#change(
      () => this.#store.messages.update(this.#path, row),
      () => {
        this.#locks.unlock(message);
        message.row = row;
        this.#addIfReady(message);
      },
    );
  }

  #expire(message: HeldMessage): void {
    if (!this.#options.settings.deadLettersOnExpiry || !this.#options.putDeadLetter) {
      this.remove(message);
      return;
    }
    this.deadLetter(message, {
      reason: 'TTLExpiredException',
      description: 'The message expired and was dead lettered.',
    });
  }

  #hold(row: MessageRow): void {
    const message = { row, lock: undefined };
    this.#bySequence.set(row.sequenceNumber, message);
    this.#addIfReady(message);
  }

  /** Without sessions, a session id is but a property of the message. */
  #addIfReady(message: HeldMessage): void {
    if (!isReady(message)) return;
    const { sequenceNumber, sessionId } = message.row;
    const { requiresSession } = this.#options.settings;
    this.#ready.add(sequenceNumber, requiresSession ? sessionId : undefined);
  }

  #change(onDisk: () => void, inMemory: () => void): void {
    this.#store.transactions.run(() => {
      onDisk();
      this.#store.transactions.afterCommit(inMemory);
    });
  }
}

function isReady(message: HeldMessage | undefined): boolean {
  return message?.row.state === 'active' && !message.lock;
}
