import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Clock } from '../clock.ts';

export interface LockRenewalOptions {
  /** Lengthens the lock; `lockedUntilUtc` of the message is later then. */
  readonly renew: (message: ServiceBusReceivedMessage) => Promise<unknown>;
  /** How long from now on, in milliseconds; 0 never renews. */
  readonly maxDurationMs: number;
  /** Told of the one failure that ends the renewal. */
  readonly onFailure: (error: unknown) => void;
  readonly clock: Clock;
}

/** As .NET's processor does: half of the remaining time ahead of the end, ten seconds at most. */
const longestBufferMs = 10_000;

/**
 * Keeps a message locked for the function that works on it. The SDK could do so itself, but would go on after a
 * function that leaves its message unsettled; Azure lets that lock run out.
 * @returns a function that ends it.
 */
export function keepLocked(
  message: ServiceBusReceivedMessage,
  { renew, maxDurationMs, onFailure, clock }: LockRenewalOptions,
): () => void {
  const end = clock.now() + maxDurationMs;
  let stopped = false;
  let cancel: () => void = () => undefined;

  const schedule = () => {
    const remaining = Math.max(0, (message.lockedUntilUtc?.getTime() ?? 0) - clock.now());
    const wait = remaining - Math.min(remaining / 2, longestBufferMs);
    if (stopped || clock.now() + wait >= end) return;
    cancel = clock.after(wait, () => void renewOnce());
  };
  const renewOnce = async () => {
    try {
      await renew(message);
      schedule();
    } catch (error) {
      if (!stopped) onFailure(error);
    }
  };

  schedule();
  return () => {
    stopped = true;
    cancel();
  };
}
