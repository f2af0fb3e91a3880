import { HistoryEventType, type HistoryEvent, type InboxEvent } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { Instance, ParentTask } from '../instance.ts';
import { noEffects, type Effects } from './effects.ts';
import type { OrchestratorFailure } from './outcome.ts';

/** How an instance ends. */
export type InstanceEnd =
  /** `output` is JSON text. */
  | { readonly status: 'Completed'; readonly output: string | null }
  | { readonly status: 'Failed'; readonly failure: OrchestratorFailure }
  | { readonly status: 'Terminated'; readonly reason: string };

/** Fails the instance at once, whatever tasks are open. */
export function failInstance(hub: HubContext, instance: Instance, message: string): Effects {
  const failure = { message, details: '' };
  return hub.store.transaction(() => finishInstance(hub, instance, { status: 'Failed', failure }));
}

/** Ends the instance, drops its open work and tells its parent. Call it inside a transaction. */
export function finishInstance(hub: HubContext, instance: Instance, end: InstanceEnd): Effects {
  const { store } = hub;
  const { instanceId } = instance;
  const at = hub.now();
  const output = outputOf(instance, end);
  store.history.append(instanceId, [{ event: finalEvent(end, output, at) }]);
  store.tasks.deleteAll(instanceId);
  store.messages.deleteAll(instanceId);
  store.instances.put({
    ...instance,
    status: end.status,
    output,
    updatedAt: at,
    barrierLeaf: null,
  });
  logEnd(hub, instance, end, output);
  return instance.parent ? tellParent(hub, instance.parent, instance, end, output) : noEffects;
}

function outputOf(instance: Instance, end: InstanceEnd): string | null {
  if (end.status === 'Completed') return end.output;
  if (end.status === 'Terminated') return JSON.stringify(end.reason);
  return JSON.stringify(`Orchestrator function '${instance.name}' failed: ${end.failure.message}`);
}

function finalEvent(end: InstanceEnd, output: string | null, at: number): HistoryEvent {
  const common = { EventId: -1, Timestamp: new Date(at).toISOString() };
  if (end.status === 'Terminated') {
    return { EventType: HistoryEventType.ExecutionTerminated, ...common, Input: end.reason };
  }
  return {
    EventType: HistoryEventType.ExecutionCompleted,
    ...common,
    OrchestrationStatus: end.status,
    Result: output,
  };
}

function tellParent(
  hub: HubContext,
  parent: ParentTask,
  instance: Instance,
  end: InstanceEnd,
  output: string | null,
): Effects {
  if (!hub.store.tasks.settle(parent)) return noEffects;
  const common = {
    EventId: -1,
    Timestamp: new Date(hub.now()).toISOString(),
    TaskScheduledId: parent.taskId,
  };
  const event: InboxEvent =
    end.status === 'Completed'
      ? {
          EventType: HistoryEventType.SubOrchestrationInstanceCompleted,
          ...common,
          Result: output ?? 'null',
        }
      : {
          EventType: HistoryEventType.SubOrchestrationInstanceFailed,
          ...common,
          Reason: String(JSON.parse(output ?? '""')),
          Details: end.status === 'Failed' ? end.failure.details : '',
          ...(end.status === 'Failed' &&
            end.failure.failureDetails && { FailureDetails: end.failure.failureDetails }),
        };
  hub.store.messages.add(parent.instanceId, event, end.status === 'Completed');
  return { wake: [parent.instanceId], activities: [] };
}

function logEnd(
  hub: HubContext,
  instance: Instance,
  end: InstanceEnd,
  output: string | null,
): void {
  hub.log({
    level: end.status === 'Failed' ? 'error' : 'information',
    message:
      end.status === 'Failed'
        ? String(JSON.parse(output ?? '""'))
        : `Orchestration '${instance.name}' ended: ${end.status}.`,
    instanceId: instance.instanceId,
    functionName: instance.name,
  });
}
