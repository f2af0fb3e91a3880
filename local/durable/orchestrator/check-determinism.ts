import { createdEventType, type ScheduledAction } from '../action.ts';
import { historyEventTypeName, type HistoryEvent } from '../history-event.ts';

const what: Record<ScheduledAction['kind'], string> = {
  activity: 'an activity',
  subOrchestration: 'a sub-orchestration',
  timer: 'a timer',
};

/**
 * Compares a replay with the history, by kind and name as the Durable Task Framework does.
 *
 * @param created the "created" events of the orchestrator's actions so far
 * @param actions the actions of the replay
 * @returns a sentence about the first difference, or undefined
 */
export function checkDeterminism(
  created: readonly HistoryEvent[],
  actions: readonly ScheduledAction[],
): string | undefined {
  for (const [index, event] of created.entries()) {
    const action = actions[index];
    const name = 'Name' in event ? ` '${event.Name}'` : '';
    const before = `scheduled ${historyEventTypeName(event)}${name} with sequence number ${event.EventId}`;
    if (!action) return nonDeterministic(before, 'did not schedule it');
    if (createdEventType[action.kind] !== event.EventType || nameOf(action) !== nameIn(event)) {
      const now = `${what[action.kind]}${action.kind === 'timer' ? '' : ` '${action.name}'`}`;
      return nonDeterministic(before, `scheduled ${now} in its place`);
    }
  }
  return undefined;
}

function nonDeterministic(before: string, now: string): string {
  return (
    `Non-deterministic workflow detected: a previous execution of this orchestration ${before}, but the ` +
    `replay ${now}. Was the orchestrator's code changed after this instance had started, or does it read ` +
    'the clock, random values or settings?'
  );
}

function nameOf(action: ScheduledAction): string | undefined {
  return action.kind === 'timer' ? undefined : action.name;
}

function nameIn(event: HistoryEvent): string | undefined {
  return 'Name' in event ? event.Name : undefined;
}
