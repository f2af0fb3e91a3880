import {
  HistoryEventType,
  historyEventTypeName,
  type HistoryEvent,
  type HistoryEventTypeName,
} from '../history-event.ts';

/** A history event as `getStatus` shows it. */
export type HistoryViewEvent = Readonly<Record<string, unknown>>;

/** Bookkeeping that the Durable extension does not show; "created" events are merged into their results. */
const hidden = new Set<HistoryEventTypeName>([
  'OrchestratorStarted',
  'OrchestratorCompleted',
  'TaskScheduled',
  'SubOrchestrationInstanceCreated',
  'TimerCreated',
]);

/**
 * Shows a history in the Durable extension's format.
 *
 * @param showOutput whether results and payloads are shown, too
 */
export function historyView(
  events: readonly HistoryEvent[],
  showOutput: boolean,
): HistoryViewEvent[] {
  const created = new Map(
    events.filter((event) => event.EventId >= 0).map((event) => [event.EventId, event]),
  );
  return events
    .filter((event) => !hidden.has(historyEventTypeName(event) as HistoryEventTypeName))
    .map((event) => ({
      EventType: historyEventTypeName(event),
      Timestamp: event.Timestamp,
      ...origin(event, created),
      ...details(event, showOutput),
    }));
}

function origin(event: HistoryEvent, created: ReadonlyMap<number, HistoryEvent>): HistoryViewEvent {
  if (event.EventType === HistoryEventType.ExecutionStarted) return { FunctionName: event.Name };
  if (!('TaskScheduledId' in event)) return {};
  const cause = created.get(event.TaskScheduledId);
  return cause && 'Name' in cause
    ? { ScheduledTime: cause.Timestamp, FunctionName: cause.Name }
    : {};
}

function details(event: HistoryEvent, showOutput: boolean): HistoryViewEvent {
  switch (event.EventType) {
    case HistoryEventType.TaskCompleted:
    case HistoryEventType.SubOrchestrationInstanceCompleted:
      return showOutput ? { Result: JSON.parse(event.Result) as unknown } : {};
    case HistoryEventType.TaskFailed:
    case HistoryEventType.SubOrchestrationInstanceFailed:
      return { Reason: event.Reason, Details: event.Details };
    case HistoryEventType.TimerFired:
      return { FireAt: event.FireAt };
    case HistoryEventType.EventRaised:
      return { Name: event.Name, ...(showOutput && { Input: JSON.parse(event.Input) as unknown }) };
    case HistoryEventType.ExecutionCompleted:
      return {
        OrchestrationStatus: event.OrchestrationStatus,
        ...(showOutput && { Result: JSON.parse(event.Result ?? 'null') as unknown }),
      };
    case HistoryEventType.ExecutionTerminated:
      return { Reason: event.Input };
    case HistoryEventType.ExecutionSuspended:
    case HistoryEventType.ExecutionResumed:
      return { Reason: event.Reason };
    default:
      return {};
  }
}
