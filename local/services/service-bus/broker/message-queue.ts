import type { Clock } from '../../../host/clock.ts';
import type { QueueSettings } from '../entities/entity-definitions.ts';
import { notAllowed, sessionLockLost } from '../service-bus-error.ts';
import type { MessageRow } from '../store/message-row.ts';
import type { Store } from '../store/store.ts';
import { Alarm } from './alarm.ts';
import { applySettlement } from './apply-settlement.ts';
import type { BrokerMessage } from './broker-message.ts';
import type { Consumer, DeliveredMessage } from './consumer.ts';
import type { HeldMessage } from './held-message.ts';
import { HeldMessages } from './held-messages.ts';
import { Sessions } from './sessions.ts';
import type { Settlement } from './settlement.ts';

/** So much of messages is shown at a time, unless one alone has more. */
const PEEK_BYTES = 1024 * 1024;

export interface MessageQueueOptions {
  /** Its address, such as `orders` or `events/subscriptions/audit`. */
  readonly path: string;
  readonly settings: QueueSettings;
  readonly store: Store;
  readonly clock: Clock;
  /** Where messages that cannot be used end up; a dead-letter queue itself has none. */
  readonly deadLetters: MessageQueue | undefined;
}

/** What receivers take messages from: a queue, a subscription, or the dead-letter queue of one. */
export class MessageQueue {
  readonly path: string;
  readonly settings: QueueSettings;
  readonly sessions: Sessions;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #messages: HeldMessages;
  readonly #consumers = new Set<Consumer>();
  readonly #alarm: Alarm;
  #delivering = false;

  constructor({ path, settings, store, clock, deadLetters }: MessageQueueOptions) {
    this.path = path;
    this.settings = settings;
    this.#store = store;
    this.#clock = clock;
    this.#messages = new HeldMessages({
      path,
      settings,
      store,
      putDeadLetter: deadLetters && ((content, row) => deadLetters.putDeadLetter(content, row)),
    });
    this.sessions = new Sessions({
      path,
      lockMs: settings.lockMs,
      store,
      clock,
      withMessages: () => this.#messages.sessionsWithMessages(),
    });
    this.#alarm = new Alarm(clock, () => this.#endOverdue());
  }

  /** Begins to watch for messages that expire; what expired meanwhile is seen to at once. */
  start(): void {
    this.#endOverdue();
  }

  stop(): void {
    this.#alarm.stop();
  }

  /** @throws ServiceBusError when the message cannot be put into this queue */
  check(message: BrokerMessage): void {
    if (this.settings.requiresSession && message.sessionId === undefined) {
      throw notAllowed(`'${this.path}' requires sessions, and the message has no session id.`);
    }
  }

  /**
   * Puts a message at the end, as part of the running transaction.
   * @param enqueuedSequenceNumber its number in the topic; undefined in a queue
   */
  enqueue(message: BrokerMessage, enqueuedSequenceNumber?: number): void {
    const enqueuedAt = this.#clock.now();
    const timeToLive = Math.min(message.timeToLiveMs, this.settings.defaultTimeToLiveMs);
    const expiresAt = enqueuedAt + timeToLive;
    const { sessionId, content } = message;
    this.#messages.insert(content, {
      sessionId,
      enqueuedSequenceNumber,
      enqueuedAt,
      expiresAt,
      deliveryCount: 0,
    });
    this.#store.transactions.afterCommit(() => {
      this.#alarm.setNoLaterThan(expiresAt);
      this.deliver();
    });
  }

  /** Takes over a message of the queue whose dead letters it keeps, as part of the running transaction. */
  putDeadLetter(content: Buffer, { sessionId, deliveryCount }: MessageRow): void {
    this.#messages.insert(content, {
      sessionId,
      deliveryCount,
      enqueuedSequenceNumber: undefined,
      enqueuedAt: this.#clock.now(),
      expiresAt: Infinity,
    });
    this.#store.transactions.afterCommit(() => this.deliver());
  }

  /** Begins to deliver messages to a receiver, as far as its credit goes. */
  attach(consumer: Consumer): void {
    this.#consumers.add(consumer);
    this.#alarm.setNoLaterThan(this.sessions.nextExpiry());
    this.deliver();
  }

  /** Message locks run on, as the receiver may have lost its connection only; its session is free at once. */
  detach(consumer: Consumer): void {
    this.#consumers.delete(consumer);
    const { sessionId } = consumer;
    if (sessionId === undefined || !this.sessions.release(sessionId, consumer)) return;
    this.#giveBackSession(sessionId, 'untried');
    this.deliver();
  }

  /** Gives the receivers that have credit what is ready, in turns. */
  deliver(): void {
    // What a delivery leads to (an expired message becomes a dead letter, say) may ask for deliveries.
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      while (this.#deliverOneToEach());
    } finally {
      this.#delivering = false;
    }
    this.sessions.announceAvailable();
  }

  /** @throws ServiceBusError when the lock is lost, or a dead letter is to be dead-lettered */
  settle(token: string, settlement: Settlement): void {
    const message = this.#locked(token);
    this.#store.transactions.run(() => applySettlement(settlement, message, this.#messages));
    this.deliver();
  }

  /** @returns until when the message is locked now @throws ServiceBusError when the lock is lost */
  renewLock(token: string): number {
    const message = this.#locked(token);
    if (this.settings.requiresSession) {
      throw notAllowed('Messages of a session are locked with it: renew the lock of the session.');
    }
    const until = this.#clock.now() + this.settings.lockMs;
    this.#messages.extendLock(message, until);
    return until;
  }

  /** @returns until when the session is locked now @throws ServiceBusError when nobody has it */
  renewSession(sessionId: string): number {
    const until = this.sessions.renew(sessionId);
    for (const message of this.#messages.lockedOfSession(sessionId)) {
      this.#messages.extendLock(message, until);
    }
    return until;
  }

  /** @returns up to `limit` messages with numbers from `first` on, whatever their state; none is locked by it */
  peek(first: number, limit: number, sessionId: string | undefined): DeliveredMessage[] {
    const most = { messages: limit, bytes: PEEK_BYTES };
    const page = this.#store.messages.page(this.path, first, most, sessionId);
    return page.map(({ row, content }) => ({ row, content, lock: undefined }));
  }

  /**
   * Hands out deferred messages by their numbers.
   * @throws ServiceBusError when one is not there, not deferred, or locked; none is handed out then
   */
  receiveDeferred(numbers: readonly number[], mode: Consumer['mode']): DeliveredMessage[] {
    const messages = numbers.map((number) => this.#messages.deferred(number));
    return this.#store.transactions.run(() =>
      messages.map((message) => this.#handOut(message, mode, undefined)),
    );
  }

  #deliverOneToEach(): boolean {
    let delivered = false;
    for (const consumer of [...this.#consumers]) {
      if (consumer.credit <= 0) continue;
      const message = this.#messages.takeReady(consumer.sessionId, this.#clock.now());
      if (!message) continue;
      // Who got a message is the last to get another.
      this.#consumers.delete(consumer);
      this.#consumers.add(consumer);
      consumer.deliver(this.#handOut(message, consumer.mode, consumer));
      delivered = true;
    }
    return delivered;
  }

  #handOut(
    message: HeldMessage,
    mode: Consumer['mode'],
    holder: Consumer | undefined,
  ): DeliveredMessage {
    const { row } = message;
    const content = this.#messages.content(message);
    if (mode === 'receive-and-delete') {
      this.#messages.remove(message);
      return { row, content, lock: undefined };
    }
    const until =
      (row.sessionId === undefined ? undefined : this.sessions.lockedUntil(row.sessionId)) ??
      this.#clock.now() + this.settings.lockMs;
    const lock = this.#messages.lock(message, until, holder);
    this.#alarm.setNoLaterThan(until);
    return { row, content, lock };
  }

  #locked(token: string): HeldMessage {
    return this.#messages.locked(token, this.#clock.now());
  }

  #giveBackSession(sessionId: string, how: 'failed' | 'untried'): void {
    for (const message of this.#messages.lockedOfSession(sessionId)) {
      this.#messages.giveBack(message, how);
    }
  }

  #endOverdue(): void {
    const now = this.#clock.now();
    for (const { sessionId, holder } of this.sessions.expired()) {
      this.sessions.release(sessionId, holder);
      this.#consumers.delete(holder);
      this.#giveBackSession(sessionId, 'failed');
      holder.close(sessionLockLost(sessionId));
    }
    this.#messages.endOverdue(now);
    this.#alarm.setNoLaterThan(this.#messages.nextOverdue(now));
    this.#alarm.setNoLaterThan(this.sessions.nextExpiry());
    this.deliver();
  }
}
