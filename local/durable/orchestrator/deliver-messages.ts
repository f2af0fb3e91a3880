import { HistoryEventType, type InboxEvent } from '../history-event.ts';
import type { Task } from '../task.ts';
import { continueRetry, retryAfterFailure } from './retry-task.ts';
import type { TurnDraft } from './turn-draft.ts';

/**
 * Puts the inbox into the draft. A result of a task that is no longer open (cancelled, or of an earlier
 * execution) is dropped, so that nothing enters the history twice.
 *
 * @param tasks the instance's tasks by sequence number
 * @throws Error when a retry policy cannot be carried out; see {@link retryAfterFailure}
 */
export function deliverMessages(
  draft: TurnDraft,
  inbox: readonly InboxEvent[],
  tasks: ReadonlyMap<number, Task>,
): void {
  const closed = new Set<number>();
  for (const event of inbox) {
    if (event.EventType === HistoryEventType.ExecutionStarted) {
      draft.resumingEvents.unshift(event);
      continue;
    }
    const taskId = taskIdOf(event);
    if (taskId === undefined) {
      draft.resumingEvents.push(event);
      continue;
    }
    const task = tasks.get(taskId);
    if (!task || closed.has(taskId)) continue;
    closed.add(taskId);
    draft.closedTaskIds.push(taskId);
    deliverResult(draft, event, task);
  }
}

function deliverResult(draft: TurnDraft, event: InboxEvent, task: Task): void {
  const failed =
    event.EventType === HistoryEventType.TaskFailed ||
    event.EventType === HistoryEventType.SubOrchestrationInstanceFailed;
  if (failed && task.retry) {
    retryAfterFailure(draft, event, task, task.retry);
  } else if (event.EventType === HistoryEventType.TimerFired && task.retry) {
    continueRetry(draft, event, task, task.retry);
  } else {
    draft.resumingEvents.push(event);
    draft.hasFinalFailure ||= failed;
  }
}

/** @returns the sequence number of the task that the event is a result of, if it is one. */
export function taskIdOf(event: InboxEvent): number | undefined {
  if ('TaskScheduledId' in event) return event.TaskScheduledId;
  return 'TimerId' in event ? event.TimerId : undefined;
}
