import type { RetryPolicy } from '../action.ts';

/** The Durable extension's longest pause between two attempts when the policy names none: six days. */
const DEFAULT_MAX_INTERVAL_MS = 6 * 24 * 60 * 60 * 1000;

/**
 * The pause after a failed attempt, by the rule of the Durable Task Framework's RetryInterceptor.
 *
 * @param attempt number of the attempt that failed, from 1
 * @returns milliseconds
 */
export function retryDelay(policy: RetryPolicy, attempt: number): number {
  const delay =
    policy.firstRetryIntervalInMilliseconds * (policy.backoffCoefficient ?? 1) ** (attempt - 1);
  return Math.min(delay, policy.maxRetryIntervalInMilliseconds ?? DEFAULT_MAX_INTERVAL_MS);
}

/** Whether the time for retries is over at the moment of a failure; all times in milliseconds. */
export function retriesExpired(policy: RetryPolicy, firstAttemptAt: number, now: number): boolean {
  const timeout = policy.retryTimeoutInMilliseconds;
  return timeout !== undefined && now >= firstAttemptAt + timeout;
}
