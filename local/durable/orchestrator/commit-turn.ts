import { HistoryEventType, type HistoryEvent } from '../history-event.ts';
import type { HubContext } from '../hub-context.ts';
import type { HistoryEntry } from '../store/history-store.ts';
import type { Task, TaskKey } from '../task.ts';
import { continueAsNew } from './continue-as-new.ts';
import type { Effects } from './effects.ts';
import { findFault } from './find-fault.ts';
import { finishInstance } from './finish-instance.ts';
import { flattenActions, type FlatActions } from './flatten-actions.ts';
import type { Outcome } from './outcome.ts';
import { scheduleAction } from './schedule-task.ts';
import { startChild } from './start-child.ts';
import { timestampOf, turnEvents, type TurnDraft } from './turn-draft.ts';
import { warnOfReusedTask } from './warn-of-reused-task.ts';

/** Commits a turn in which only retries moved on, so that the orchestrator had nothing to do. */
export function commitRetries(
  hub: HubContext,
  draft: TurnDraft,
  messageSeqs: readonly number[],
): Effects {
  return hub.store.transaction(() => {
    const effects = writeDraft(hub, draft, messageSeqs);
    const { instance } = draft;
    hub.store.instances.put({ ...instance, nextTaskId: draft.nextTaskId, updatedAt: draft.at });
    return effects;
  });
}

/** Commits a turn in which the orchestrator function ran. */
export function commitTurn(
  hub: HubContext,
  draft: TurnDraft,
  messageSeqs: readonly number[],
  outcome: Outcome,
): Effects {
  const { store } = hub;
  const flat = flattenActions(outcome.actions);
  const created = store.history.createdEvents(draft.instance.instanceId);
  const fault = findFault(hub, created, flat, outcome.customStatus);
  if (!fault) {
    warnOfReusedTask(hub, draft, flat, created.length);
    for (const [index, action] of flat.scheduled.slice(created.length).entries()) {
      scheduleAction(draft, action, created.length + index);
    }
  }

  return store.transaction(() => {
    const effects = writeDraft(hub, draft, messageSeqs);
    const instance = {
      ...draft.instance,
      status: 'Running' as const,
      customStatus: outcome.customStatus,
      nextTaskId: draft.nextTaskId,
      updatedAt: draft.at,
    };
    if (fault) {
      const failure = { message: fault, details: '' };
      const { wake } = finishInstance(hub, instance, { status: 'Failed', failure });
      return { wake: [...effects.wake, ...wake], activities: [] };
    }
    const open = cancelTimers(hub, draft, flat);
    // As in the Durable Task Framework, an orchestration ends only when it has no open task left.
    const returned = outcome.isDone || outcome.failure !== undefined;
    if (returned && !open) {
      const { failure } = outcome;
      if (failure) return finishInstance(hub, instance, { status: 'Failed', failure });
      if (flat.continueAsNew !== undefined) {
        return continueAsNew(hub, instance, flat.continueAsNew, flat.waits);
      }
      return finishInstance(hub, instance, { status: 'Completed', output: outcome.output });
    }
    const grew = flat.scheduled.length > created.length;
    store.instances.put({
      ...instance,
      barrierLeaf: returned ? 0 : barrier(draft, flat, grew),
    });
    return effects;
  });
}

/** Appends the turn to the history and replaces its tasks and messages. */
function writeDraft(hub: HubContext, draft: TurnDraft, messageSeqs: readonly number[]): Effects {
  const { store } = hub;
  const { instanceId } = draft.instance;
  store.history.append(instanceId, historyOf(draft));
  store.messages.delete(messageSeqs);
  store.tasks.delete(instanceId, draft.closedTaskIds);
  for (const task of draft.newTasks) store.tasks.add(task);
  const wake = draft.children.flatMap((child) => startChild(hub, draft.instance, child));
  const activities: TaskKey[] = draft.newTasks.filter((task) => task.kind === 'activity');
  return { wake: [instanceId, ...wake], activities };
}

function historyOf(draft: TurnDraft): HistoryEntry[] {
  const completed: HistoryEvent = {
    EventType: HistoryEventType.OrchestratorCompleted,
    EventId: -1,
    Timestamp: timestampOf(draft),
  };
  return [...turnEvents(draft).map((event) => ({ event })), ...draft.created, { event: completed }];
}

/**
 * Deletes the orchestrator's timers that it cancelled since.
 *
 * @returns true when tasks are left
 */
function cancelTimers(hub: HubContext, draft: TurnDraft, flat: FlatActions): boolean {
  const { instanceId } = draft.instance;
  const tasks = [...hub.store.tasks.byId(instanceId).values()];
  const cancelled = tasks.filter((task) => isCancelled(task, flat));
  hub.store.tasks.delete(
    instanceId,
    cancelled.map((task) => task.taskId),
  );
  return tasks.length > cancelled.length;
}

function isCancelled(task: Task, flat: FlatActions): boolean {
  const action = flat.scheduled[task.leaf];
  return action?.kind === 'timer' && action.cancelled;
}

/** See {@link FlatActions.lastAllFrom}: once a task of the last `Task.all` failed, nothing is known any more. */
function barrier(draft: TurnDraft, flat: FlatActions, grew: boolean): number | null {
  const stillWaits = draft.instance.barrierLeaf !== null && !draft.hasFinalFailure;
  return grew || stillWaits ? flat.lastAllFrom : null;
}
