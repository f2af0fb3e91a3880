import { HistoryEventType } from './history-event.ts';

/** How a failed activity or sub-orchestration is tried again. Times in milliseconds. */
export interface RetryPolicy {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
  readonly retryTimeoutInMilliseconds?: number;
}

export interface ActivityAction {
  readonly kind: 'activity';
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  readonly retry?: RetryPolicy;
}

export interface SubOrchestrationAction {
  readonly kind: 'subOrchestration';
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  readonly instanceId?: string;
  readonly version?: string;
  readonly retry?: RetryPolicy;
}

export interface TimerAction {
  readonly kind: 'timer';
  /** Milliseconds since the Unix epoch. */
  readonly fireAt: number;
  readonly cancelled: boolean;
}

/** An action that takes a sequence number and leaves a "created" event in the history. */
export type ScheduledAction = ActivityAction | SubOrchestrationAction | TimerAction;

/** One action that an orchestrator asks for; `all` and `any` hold the tasks that they combine. */
export type Action =
  | ScheduledAction
  | { readonly kind: 'all' | 'any'; readonly actions: readonly Action[] }
  | { readonly kind: 'externalEvent'; readonly name: string }
  | { readonly kind: 'continueAsNew'; readonly input: string }
  | { readonly kind: 'unsupported'; readonly name: string };

/** The history event that records that an action was scheduled. */
export const createdEventType = {
  activity: HistoryEventType.TaskScheduled,
  subOrchestration: HistoryEventType.SubOrchestrationInstanceCreated,
  timer: HistoryEventType.TimerCreated,
} as const;
