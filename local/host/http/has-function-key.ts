import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** @returns whether the request carries the key, in `x-functions-key` or in `?code=`. */
export function hasFunctionKey(
  request: IncomingMessage,
  url: URL,
  key: string | undefined,
): boolean {
  const given = request.headers['x-functions-key'] ?? url.searchParams.get('code');
  if (key === undefined) return false;
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(key));
}

/** Digests have one length, which the comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
