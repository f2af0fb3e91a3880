import { HistoryEventType, type HistoryEvent } from '../history-event.ts';
import type { Instance } from '../instance.ts';
import type { HistoryEntry } from '../store/history-store.ts';
import type { Task } from '../task.ts';

/** A sub-orchestration to create, and the task that waits for it. */
export interface ChildStart {
  readonly instanceId: string;
  readonly name: string;
  readonly input: string;
  readonly version: string | null;
  readonly taskId: number;
}

/** What one orchestrator turn is going to write, gathered before its single transaction. */
export interface TurnDraft {
  readonly instance: Instance;
  /** The turn's time, milliseconds since the Unix epoch; the orchestrator sees it as its current time. */
  readonly at: number;
  /**
   * Failures and retry timers for which durable-functions takes new sequence numbers but never resumes
   * the orchestrator. They go before all other events: then every number they take is known before the
   * orchestrator schedules anything new.
   */
  readonly retryEvents: HistoryEvent[];
  /** Events that can resume the orchestrator, and never take a sequence number themselves. */
  readonly resumingEvents: HistoryEvent[];
  /** "Created" events, in the order of their sequence numbers. */
  readonly created: HistoryEntry[];
  readonly newTasks: Task[];
  readonly children: ChildStart[];
  /** Tasks whose results enter the history in this turn. */
  readonly closedTaskIds: number[];
  nextTaskId: number;
  /** Whether a failure that is not tried again enters the history in this turn. */
  hasFinalFailure: boolean;
}

export function newTurnDraft(instance: Instance, at: number): TurnDraft {
  return {
    instance,
    at,
    retryEvents: [],
    resumingEvents: [],
    created: [],
    newTasks: [],
    children: [],
    closedTaskIds: [],
    nextTaskId: instance.nextTaskId,
    hasFinalFailure: false,
  };
}

/** @returns what the orchestrator has to process in this turn, in order. */
export function turnEvents(draft: TurnDraft): HistoryEvent[] {
  return [
    { EventType: HistoryEventType.OrchestratorStarted, EventId: -1, Timestamp: timestampOf(draft) },
    ...draft.retryEvents,
    ...draft.resumingEvents,
  ];
}

/** @returns the turn's time as ISO 8601. */
export function timestampOf(draft: TurnDraft): string {
  return new Date(draft.at).toISOString();
}
