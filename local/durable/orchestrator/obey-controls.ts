import { HistoryEventType } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { Instance } from '../instance.ts';
import type { Message } from '../store/message-store.ts';
import { noEffects, type Effects } from './effects.ts';
import { finishInstance } from './finish-instance.ts';

/**
 * Carries out terminate, suspend and resume requests of the inbox. While an instance is suspended, all
 * other messages stay where they are.
 *
 * @returns undefined when the orchestrator may go on
 */
export function obeyControls(
  hub: HubContext,
  instance: Instance,
  inbox: readonly Message[],
): Effects | undefined {
  let suspended = instance.status === 'Suspended';
  const handled: Message[] = [];
  for (const message of inbox) {
    const { event } = message;
    if (event.EventType === HistoryEventType.ExecutionTerminated) {
      return hub.store.transaction(() =>
        finishInstance(hub, instance, { status: 'Terminated', reason: event.Input }),
      );
    }
    if (event.EventType === HistoryEventType.ExecutionSuspended) suspended = true;
    else if (event.EventType === HistoryEventType.ExecutionResumed) suspended = false;
    else continue;
    handled.push(message);
  }
  if (!suspended && instance.status !== 'Suspended') return undefined;
  if (handled.length === 0) return noEffects;

  return hub.store.transaction(() => {
    const { store } = hub;
    store.history.append(instance.instanceId, handled);
    store.messages.delete(handled.map((message) => message.seq));
    const resumed = inbox.some(isStart) ? 'Pending' : 'Running';
    store.instances.put({
      ...instance,
      status: suspended ? 'Suspended' : resumed,
      updatedAt: hub.now(),
    });
    return { wake: [instance.instanceId], activities: [] };
  });
}

function isStart(message: Message): boolean {
  return message.event.EventType === HistoryEventType.ExecutionStarted;
}
