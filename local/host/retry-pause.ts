const longestPauseMs = 60_000;

/**
 * How long to wait after a function failed on an event: doubled with each attempt, a minute at most. Milliseconds.
 * @param attempts how often it has failed, from 1.
 */
export function retryPause(firstPauseMs: number, attempts: number): number {
  return Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs);
}
