import { AsyncLocalStorage } from 'node:async_hooks';

/** The invocation that the current code belongs to, however deep in callbacks and timers. */
export interface RunningInvocation {
  readonly functionName: string;
  readonly invocationId: string;
  /** Ends the invocation as failed; its own promise may never settle any more. */
  readonly fail: (error: unknown) => void;
}

const storage = new AsyncLocalStorage<RunningInvocation>();

export function runAs<T>(invocation: RunningInvocation, work: () => T): T {
  return storage.run(invocation, work);
}

export function findRunningInvocation(): RunningInvocation | undefined {
  return storage.getStore();
}
