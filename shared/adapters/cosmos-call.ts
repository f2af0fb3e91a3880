import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { outsideError, readSdkFailure } from './sdk-error.ts';

/** Runs a Cosmos DB call; 404, 409 and 412 become `undefined`-able outcomes, all else `store_unavailable`. */
export async function cosmosCall<T>(call: () => Promise<T>): Promise<T | 'missing' | 'conflict'> {
  try {
    return await call();
  } catch (error) {
    const { status } = readSdkFailure(error);
    if (status === 404) return 'missing';
    if (status === 409 || status === 412) return 'conflict';
    throw outsideError('store_unavailable', 'The database', error);
  }
}

/** How often a write that lost an ETag race is tried again. */
const maxRaces = 20;
const longestPauseMs = 200;

/**
 * Repeats a read-change-write cycle until it wins its ETag race.
 * @throws AppError `conflict` when it never does.
 */
export async function untilUncontested<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let race = 0; race < maxRaces; race += 1) {
    const outcome = await attempt();
    if (outcome !== 'conflict') return outcome;
    // Full jitter: those who lost together do not meet again.
    await delay(Math.random() * Math.min(longestPauseMs, 2 ** race));
  }
  throw new AppError('conflict', 'Too many changes were made at the same time.', {
    remedy: 'Try again.',
  });
}
