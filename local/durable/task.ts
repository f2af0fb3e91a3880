import type { RetryPolicy } from './action.ts';

/** What is needed to try a failed activity or sub-orchestration again. */
export interface RetryState {
  readonly policy: RetryPolicy;
  readonly of: 'activity' | 'subOrchestration';
  /** Number of the current attempt, from 1. */
  readonly attempt: number;
  /** When the first attempt was scheduled, milliseconds since the Unix epoch. */
  readonly firstAttemptAt: number;
  /** The sub-orchestration's instance id, when the orchestrator chose it. */
  readonly instanceId?: string;
  readonly version?: string;
}

/** Names one task across restarts and across executions of the same instance. */
export interface TaskKey {
  readonly instanceId: string;
  readonly executionId: string;
  /** The sequence number that durable-functions gave the task. */
  readonly taskId: number;
}

/** A scheduled task whose result has not entered the history yet. */
export interface Task extends TaskKey {
  readonly kind: 'activity' | 'subOrchestration' | 'timer';
  /** Index of the orchestrator's action that this task (or retry) comes from. */
  readonly leaf: number;
  /** The function's name; empty for a timer of the orchestrator's own. */
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  /** Milliseconds since the Unix epoch; timers only. */
  readonly fireAt: number | null;
  readonly retry: RetryState | null;
}
