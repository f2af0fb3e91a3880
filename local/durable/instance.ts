export type RuntimeStatus =
  'Pending' | 'Running' | 'Suspended' | 'Completed' | 'Failed' | 'Terminated';

/** An orchestration instance without its history. Times are milliseconds since the Unix epoch. */
export interface Instance {
  readonly instanceId: string;
  /** Changes when the instance continues as new or is started again. */
  readonly executionId: string;
  readonly name: string;
  readonly version: string | null;
  readonly status: RuntimeStatus;
  /** JSON text. */
  readonly input: string;
  /** JSON text. */
  readonly output: string | null;
  /** JSON text. */
  readonly customStatus: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly parent: ParentTask | null;
  /** Sequence number of the next task. */
  readonly nextTaskId: number;
  /** While a task of this leaf or a later one is open, plain results need not wake the orchestrator. */
  readonly barrierLeaf: number | null;
}

/** The task of a parent orchestration that waits for a sub-orchestration. */
export interface ParentTask {
  readonly instanceId: string;
  readonly executionId: string;
  readonly taskId: number;
}

const finished: readonly RuntimeStatus[] = ['Completed', 'Failed', 'Terminated'];

/** @returns true when an instance in this status never runs again. */
export function isFinished(status: RuntimeStatus): boolean {
  return finished.includes(status);
}
