import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `ms` milliseconds. It keeps no process alive. @throws AbortError as soon as `signal` fires */
export async function systemWait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false });
}
