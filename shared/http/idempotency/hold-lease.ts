import { AppError, toAppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KeptReply, Reservation } from '../../ports/idempotency-store.ts';
import type { Log } from '../../ports/log.ts';

/** A request that broke off holds its key for this long, in milliseconds. */
export const leaseMs = 30_000;
const renewEveryMs = 10_000;

/** A reservation that is held while a request is executed, however long that takes. */
export interface Lease {
  /** Ends it: with the reply to keep, or without one. Never fails: the request itself is done by then. */
  end(reply: KeptReply | undefined): Promise<void>;
}

/** Renews a reservation until it is ended. */
export function holdLease(reservation: Reservation, clock: Clock, log: Log): Lease {
  let pending: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    // One at a time: each renewal counts on the outcome of the one before.
    pending ??= renew().finally(() => (pending = undefined));
  }, renewEveryMs);
  timer.unref();

  async function renew(): Promise<void> {
    try {
      if (await reservation.renew(new Date(clock.now().getTime() + leaseMs))) return;
      clearInterval(timer);
      const why = new AppError('conflict', 'The same request came again and took the key over.');
      log.warn('An idempotency key was lost while its request was executed.', why);
    } catch (error) {
      log.warn('An idempotency key could not be held.', error);
    }
  }

  return {
    async end(reply) {
      clearInterval(timer);
      await pending;
      try {
        if (reply === undefined) await reservation.release();
        else await reservation.keep(reply);
      } catch (error) {
        log.warn('The outcome of an idempotency key could not be stored.', toAppError(error));
      }
    },
  };
}
