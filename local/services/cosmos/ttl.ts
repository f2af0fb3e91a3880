import { badRequest } from './cosmos-error.ts';
import type { Json } from './json.ts';

const MAX_TTL_SECONDS = 2 ** 31 - 1;

/** True for what Cosmos DB takes as time to live: whole seconds, or -1 for "never". */
export function isTtl(value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  return value === -1 || (value > 0 && value <= MAX_TTL_SECONDS);
}

/**
 * An item's own `ttl` in seconds; null when it has none and the container's default applies.
 * @throws CosmosError 400 for anything but a positive whole number or -1.
 */
export function ttlOf(ttl: Json | undefined): number | null {
  if (ttl === undefined || ttl === null) return null;
  if (isTtl(ttl)) return ttl;
  throw badRequest(
    `The input ttl '${JSON.stringify(ttl)}' is invalid. It must be a positive whole number of seconds or -1.`,
  );
}

/**
 * SQL that holds for items which have not expired. `:now` is the time in seconds, `:defaultTtl` the
 * container's default: null means that nothing in the container expires, whatever its own `ttl` says.
 */
export const LIVE =
  '(:defaultTtl IS NULL OR COALESCE(ttl, :defaultTtl) = -1 OR ts + COALESCE(ttl, :defaultTtl) > :now)';
