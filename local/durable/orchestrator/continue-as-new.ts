import { HistoryEventType, type EventRaised } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { Instance } from '../instance.ts';
import type { Effects } from './effects.ts';
import { startExecution } from './start-execution.ts';

/**
 * Begins a new execution of the instance with an empty history. External events that the orchestrator did
 * not wait for move to the new execution. Call it inside a transaction, when no task is open.
 *
 * @param input JSON text
 * @param waits how often the ending execution waited for each event
 */
export function continueAsNew(
  hub: HubContext,
  instance: Instance,
  input: string,
  waits: ReadonlyMap<string, number>,
): Effects {
  const { store } = hub;
  const { instanceId } = instance;
  const saved = unprocessedEvents(store.history.events(instanceId).filter(isEventRaised), waits);
  const unread = store.messages.list(instanceId);
  store.history.delete(instanceId);
  store.messages.deleteAll(instanceId);
  startExecution(hub, { ...instance, executionId: hub.newId(), input, status: 'Running' });
  for (const event of saved) store.messages.add(instanceId, event);
  for (const { event } of unread) store.messages.add(instanceId, event);
  return { wake: [instanceId], activities: [] };
}

/** @returns the events beyond those that were waited for; the first raised is the first taken. */
function unprocessedEvents(
  raised: readonly EventRaised[],
  waits: ReadonlyMap<string, number>,
): EventRaised[] {
  const left = new Map(waits);
  return raised.filter((event) => {
    const count = left.get(event.Name) ?? 0;
    left.set(event.Name, count - 1);
    return count <= 0;
  });
}

function isEventRaised(event: { EventType: number }): event is EventRaised {
  return event.EventType === HistoryEventType.EventRaised;
}
