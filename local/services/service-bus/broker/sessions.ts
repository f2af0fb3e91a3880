import type { Clock } from '../../../host/clock.ts';
import { sessionLocked, sessionLockLost } from '../service-bus-error.ts';
import type { Store } from '../store/store.ts';
import type { Consumer } from './consumer.ts';

interface SessionLock {
  readonly holder: Consumer;
  readonly until: number;
}

export interface SessionsOptions {
  readonly path: string;
  readonly lockMs: number;
  readonly store: Store;
  readonly clock: Clock;
  /** The sessions with messages to give out, the one with the oldest message first. */
  readonly withMessages: () => readonly string[];
}

/** The sessions of one queue or subscription: who has which until when, and what clients keep with them. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #locks = new Map<string, SessionLock>();
  readonly #waiting = new Set<() => void>();

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /**
   * Gives a session to a receiver.
   * @param asked undefined for any session that has messages and that nobody has
   * @param open makes the receiver
   * @returns the receiver; undefined when there is no such session now
   * @throws ServiceBusError when another receiver has the session
   */
  accept<T extends Consumer>(
    asked: string | undefined,
    open: (sessionId: string) => T,
  ): T | undefined {
    if (asked !== undefined && this.#locks.has(asked)) throw sessionLocked(asked);
    const sessionId = asked ?? this.#options.withMessages().find((one) => !this.#locks.has(one));
    if (sessionId === undefined) return undefined;
    const holder = open(sessionId);
    this.#locks.set(sessionId, { holder, until: this.#newUntil() });
    return holder;
  }

  /** Calls back each time when a session may have become available. @returns ends it */
  onAvailable(callback: () => void): () => void {
    this.#waiting.add(callback);
    return () => this.#waiting.delete(callback);
  }

  announceAvailable(): void {
    for (const callback of [...this.#waiting]) {
      // One that was called before may have led here again, and served this one.
      if (this.#waiting.has(callback)) callback();
    }
  }

  /** @returns until when it is locked now @throws ServiceBusError when nobody has it */
  renew(sessionId: string): number {
    const lock = this.#find(sessionId);
    const until = this.#newUntil();
    this.#locks.set(sessionId, { ...lock, until });
    return until;
  }

  lockedUntil(sessionId: string): number | undefined {
    return this.#locks.get(sessionId)?.until;
  }

  /** @returns whether the receiver had it */
  release(sessionId: string, holder: Consumer): boolean {
    return this.#locks.get(sessionId)?.holder === holder && this.#locks.delete(sessionId);
  }

  expired(): { readonly sessionId: string; readonly holder: Consumer }[] {
    const now = this.#options.clock.now();
    return [...this.#locks]
      .filter(([, { until }]) => until <= now)
      .map(([sessionId, { holder }]) => ({ sessionId, holder }));
  }

  nextExpiry(): number {
    return Math.min(Infinity, ...[...this.#locks.values()].map(({ until }) => until));
  }

  /** @throws ServiceBusError when nobody has the session */
  getState(sessionId: string): Buffer | undefined {
    this.#find(sessionId);
    return this.#options.store.sessionStates.get(this.#options.path, sessionId);
  }

  /** @param state undefined removes it @throws ServiceBusError when nobody has the session */
  setState(sessionId: string, state: Uint8Array | undefined): void {
    this.#find(sessionId);
    this.#options.store.sessionStates.set(this.#options.path, sessionId, state);
  }

  #find(sessionId: string): SessionLock {
    const lock = this.#locks.get(sessionId);
    if (!lock) throw sessionLockLost(sessionId);
    return lock;
  }

  #newUntil(): number {
    return this.#options.clock.now() + this.#options.lockMs;
  }
}
