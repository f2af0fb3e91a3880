import { HistoryEventType } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import { isFinished, type Instance } from '../instance.ts';
import { startExecution } from './start-execution.ts';
import type { ChildStart } from './turn-draft.ts';

/**
 * Starts a sub-orchestration, replacing a finished instance of the same id. When the id is taken by an
 * instance that still runs, the task fails instead. Call it inside a transaction.
 *
 * @returns the instances that have a new message
 */
export function startChild(hub: HubContext, parent: Instance, child: ChildStart): string[] {
  const { store } = hub;
  const { instanceId, name, input, version, taskId } = child;
  const key = {
    instanceId: parent.instanceId,
    executionId: parent.executionId,
    taskId,
  };
  const status = store.instances.status(instanceId);
  if (status && !isFinished(status)) {
    store.tasks.settle(key);
    store.messages.add(parent.instanceId, {
      EventType: HistoryEventType.SubOrchestrationInstanceFailed,
      EventId: -1,
      Timestamp: new Date(hub.now()).toISOString(),
      TaskScheduledId: taskId,
      Reason: `The sub-orchestration '${name}' cannot start: an instance with id '${instanceId}' is already ${status}.`,
      Details: '',
    });
    return [];
  }
  store.deleteInstance(instanceId);
  startExecution(hub, {
    instanceId,
    executionId: hub.newId(),
    name,
    version,
    status: 'Pending',
    input,
    createdAt: hub.now(),
    parent: key,
  });
  return [instanceId];
}
