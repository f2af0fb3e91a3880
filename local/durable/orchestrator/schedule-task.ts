import type { ScheduledAction } from '../action.ts';
import { HistoryEventType, type HistoryEvent } from '../history-event.ts';
import type { RetryState, Task } from '../task.ts';
import { timestampOf, type TurnDraft } from './turn-draft.ts';

/** An activity or sub-orchestration to run, for the first time or again. */
export interface Call {
  readonly kind: 'activity' | 'subOrchestration';
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  readonly leaf: number;
  readonly retry: RetryState | null;
  readonly instanceId?: string | undefined;
  readonly version?: string | undefined;
}

/** Adds an action of the orchestrator to the draft under the next sequence number. */
export function scheduleAction(draft: TurnDraft, action: ScheduledAction, leaf: number): void {
  if (action.kind !== 'timer') {
    scheduleCall(draft, { ...action, leaf, retry: firstAttempt(draft, action) }, leaf);
    return;
  }
  const taskId = recordTimer(draft, action.fireAt, leaf);
  if (!action.cancelled) {
    draft.newTasks.push(newTask(draft, { taskId, leaf, kind: 'timer', fireAt: action.fireAt }));
  }
}

/** Adds a call under the next sequence number, to run once the turn is committed. */
export function scheduleCall(draft: TurnDraft, call: Call, recordedLeaf?: number): void {
  const { taskId, instanceId } = recordCall(draft, call, recordedLeaf);
  draft.newTasks.push(newTask(draft, { ...call, taskId }));
  if (call.kind === 'subOrchestration') {
    const { name, input, version = null } = call;
    draft.children.push({ instanceId, name, input, version, taskId });
  }
}

/**
 * Records in the history that a call was scheduled.
 *
 * @param recordedLeaf the action's leaf; undefined for a retry, which the orchestrator did not ask for
 * @returns the call's sequence number, and the id of the instance if it is a sub-orchestration
 */
export function recordCall(
  draft: TurnDraft,
  call: Call,
  recordedLeaf?: number,
): { taskId: number; instanceId: string } {
  const taskId = draft.nextTaskId++;
  const instanceId = call.instanceId ?? childInstanceId(draft.instance.executionId, taskId);
  const common = {
    EventId: taskId,
    Timestamp: timestampOf(draft),
    Name: call.name,
    Input: call.input,
  };
  const event: HistoryEvent =
    call.kind === 'activity'
      ? { EventType: HistoryEventType.TaskScheduled, ...common }
      : {
          EventType: HistoryEventType.SubOrchestrationInstanceCreated,
          ...common,
          InstanceId: instanceId,
        };
  draft.created.push(recordedLeaf === undefined ? { event } : { event, leaf: recordedLeaf });
  return { taskId, instanceId };
}

/**
 * Records in the history that a timer was created.
 *
 * @returns the timer's sequence number
 */
export function recordTimer(draft: TurnDraft, fireAt: number, recordedLeaf?: number): number {
  const taskId = draft.nextTaskId++;
  const event: HistoryEvent = {
    EventType: HistoryEventType.TimerCreated,
    EventId: taskId,
    Timestamp: timestampOf(draft),
    FireAt: new Date(fireAt).toISOString(),
  };
  draft.created.push(recordedLeaf === undefined ? { event } : { event, leaf: recordedLeaf });
  return taskId;
}

/** A task of the draft's instance; what is left out is empty. */
export function newTask(
  draft: TurnDraft,
  fields: Pick<Task, 'taskId' | 'kind' | 'leaf'> &
    Partial<Pick<Task, 'name' | 'input' | 'fireAt' | 'retry'>>,
): Task {
  return {
    instanceId: draft.instance.instanceId,
    executionId: draft.instance.executionId,
    taskId: fields.taskId,
    kind: fields.kind,
    leaf: fields.leaf,
    name: fields.name ?? '',
    input: fields.input ?? 'null',
    fireAt: fields.fireAt ?? null,
    retry: fields.retry ?? null,
  };
}

function firstAttempt(
  draft: TurnDraft,
  action: Exclude<ScheduledAction, { kind: 'timer' }>,
): RetryState | null {
  if (!action.retry) return null;
  const { instanceId, version } = action.kind === 'activity' ? {} : action;
  return {
    policy: action.retry,
    of: action.kind,
    attempt: 1,
    firstAttemptAt: draft.at,
    ...(instanceId !== undefined && { instanceId }),
    ...(version !== undefined && { version }),
  };
}

/** The Durable Task Framework derives the id of a child without one in the same form. */
function childInstanceId(executionId: string, taskId: number): string {
  return `${executionId}:${taskId.toString(16).padStart(4, '0')}`;
}
