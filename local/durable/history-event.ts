/** Event types of the Durable Task Framework; the numbers are what durable-functions replays. */
export const HistoryEventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventRaised: 15,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;

export type HistoryEventTypeName = keyof typeof HistoryEventType;

/** Structured failure in the Durable Task Framework's own spelling. */
export interface FailureDetails {
  readonly ErrorType: string;
  readonly ErrorMessage: string;
  readonly StackTrace?: string | undefined;
  readonly IsNonRetriable?: boolean | undefined;
  readonly Properties?: unknown;
  readonly InnerFailure?: FailureDetails | undefined;
}

interface EventBase {
  /** The task's sequence number for events that schedule something, otherwise −1. */
  readonly EventId: number;
  /** ISO 8601, milliseconds. */
  readonly Timestamp: string;
}

interface Failure {
  readonly TaskScheduledId: number;
  readonly Reason: string;
  readonly Details: string;
  readonly FailureDetails?: FailureDetails;
}

type Type<Name extends HistoryEventTypeName> = {
  readonly EventType: (typeof HistoryEventType)[Name];
} & EventBase;

export type ExecutionStarted = Type<'ExecutionStarted'> & {
  readonly Name: string;
  readonly Input: string;
  readonly Version: string | null;
};
export type TaskCompleted = Type<'TaskCompleted'> & {
  readonly TaskScheduledId: number;
  readonly Result: string;
};
export type SubOrchestrationCompleted = Type<'SubOrchestrationInstanceCompleted'> & {
  readonly TaskScheduledId: number;
  readonly Result: string;
};
export type TaskFailed = Type<'TaskFailed'> & Failure;
export type SubOrchestrationFailed = Type<'SubOrchestrationInstanceFailed'> & Failure;
export type TimerFired = Type<'TimerFired'> & { readonly TimerId: number; readonly FireAt: string };
export type EventRaised = Type<'EventRaised'> & { readonly Name: string; readonly Input: string };

/** What can wait in an instance's inbox, in the form in which it enters the history. */
export type InboxEvent =
  | ExecutionStarted
  | TaskCompleted
  | TaskFailed
  | SubOrchestrationCompleted
  | SubOrchestrationFailed
  | TimerFired
  | EventRaised
  | (Type<'ExecutionTerminated'> & { readonly Input: string })
  | (Type<'ExecutionSuspended'> & { readonly Reason: string })
  | (Type<'ExecutionResumed'> & { readonly Reason: string });

/** One entry of an instance's history. Inputs and results are JSON text. */
export type HistoryEvent =
  | InboxEvent
  | (Type<'TaskScheduled'> & { readonly Name: string; readonly Input: string })
  | (Type<'SubOrchestrationInstanceCreated'> & {
      readonly Name: string;
      readonly InstanceId: string;
      readonly Input: string;
    })
  | (Type<'TimerCreated'> & { readonly FireAt: string })
  | Type<'OrchestratorStarted'>
  | Type<'OrchestratorCompleted'>
  | (Type<'ExecutionCompleted'> & {
      readonly OrchestrationStatus: string;
      readonly Result: string | null;
    });

const names = new Map<number, string>(
  Object.entries(HistoryEventType).map(([name, type]) => [type, name]),
);

/** @returns the framework's name of an event type, for example `TaskCompleted`. */
export function historyEventTypeName(event: HistoryEvent): string {
  return names.get(event.EventType) ?? String(event.EventType);
}
