import { randomUUID } from 'node:crypto';
import type { Consumer } from './consumer.ts';
import type { HeldMessage, MessageLock } from './held-message.ts';

/** Who may settle which message, and until when. Locks live in memory: they end with the process. */
export class MessageLocks {
  readonly #byToken = new Map<string, HeldMessage>();

  lock(message: HeldMessage, until: number, holder: Consumer | undefined): MessageLock {
    const lock = { token: randomUUID(), until, holder };
    message.lock = lock;
    this.#byToken.set(lock.token, message);
    return lock;
  }

  /** @returns the message, if its lock still holds at the time */
  find(token: string, now: number): HeldMessage | undefined {
    const message = this.#byToken.get(token);
    return message?.lock && message.lock.until > now ? message : undefined;
  }

  extend(message: HeldMessage, until: number): void {
    if (message.lock) message.lock = { ...message.lock, until };
  }

  unlock(message: HeldMessage): void {
    if (message.lock) this.#byToken.delete(message.lock.token);
    message.lock = undefined;
  }

  /** The messages whose locks have run out. */
  expired(now: number): HeldMessage[] {
    return this.#all().filter(({ lock }) => lock !== undefined && lock.until <= now);
  }

  ofSession(sessionId: string): HeldMessage[] {
    return this.#all().filter(({ row }) => row.sessionId === sessionId);
  }

  /** When the next lock runs out; `Infinity` when there is none. */
  nextExpiry(): number {
    let next = Infinity;
    for (const { lock } of this.#byToken.values()) next = Math.min(next, lock?.until ?? Infinity);
    return next;
  }

  #all(): HeldMessage[] {
    return [...this.#byToken.values()];
  }
}
