import { HistoryEventType } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { Instance } from '../instance.ts';

/** Writes the instance and the message that starts it. Call it inside a transaction. */
export function startExecution(
  hub: HubContext,
  instance: Omit<Instance, 'output' | 'customStatus' | 'updatedAt' | 'nextTaskId' | 'barrierLeaf'> &
    Partial<Pick<Instance, 'customStatus'>>,
): void {
  const at = hub.now();
  hub.store.instances.put({
    ...instance,
    output: null,
    customStatus: instance.customStatus ?? null,
    updatedAt: at,
    nextTaskId: 0,
    barrierLeaf: null,
  });
  hub.store.messages.add(instance.instanceId, {
    EventType: HistoryEventType.ExecutionStarted,
    EventId: -1,
    Timestamp: new Date(at).toISOString(),
    Name: instance.name,
    Input: instance.input,
    Version: instance.version,
  });
}
