import type { RunResult } from './run-result.ts';

/** Where an orchestration instance stands, in the Durable Task Framework's words. */
export interface RunStatus {
  readonly runtimeStatus: string;
  readonly output: unknown;
}

/** Whether an instance still has work to do. */
export function isUnderWay(status: RunStatus | undefined): boolean {
  const underWay = ['Pending', 'Running', 'ContinuedAsNew', 'Suspended'];
  return status !== undefined && underWay.includes(status.runtimeStatus);
}

/**
 * Whether a repeated event deserves a new run: when there was none, when it broke off, or when it failed for a reason that
 * passes (a service was away). A document that cannot be read stays failed, and a run under way is left alone.
 */
export function needsNewRun(status: RunStatus | undefined): boolean {
  if (status === undefined) return true;
  if (status.runtimeStatus === 'Completed') return isPassingFailure(status.output);
  return ['Failed', 'Terminated', 'Canceled'].includes(status.runtimeStatus);
}

function isPassingFailure(output: unknown): boolean {
  const result = output as RunResult | null | undefined;
  return result?.outcome === 'failed' && !result.permanent;
}
