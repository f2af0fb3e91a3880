import {
  HistoryEventType,
  type SubOrchestrationFailed,
  type TaskFailed,
  type TimerFired,
} from '../history-event.ts';
import type { RetryState, Task } from '../task.ts';
import { retriesExpired, retryDelay } from './retry-delay.ts';
import { newTask, recordCall, recordTimer, scheduleCall, type Call } from './schedule-task.ts';
import { timestampOf, type TurnDraft } from './turn-draft.ts';

type Failed = TaskFailed | SubOrchestrationFailed;

/** A retry timeout plays through at most this many attempts that never ran. */
const MAX_EXPIRED_ATTEMPTS = 1000;

/**
 * A task with a retry policy failed: a timer decides when it runs again. durable-functions takes a
 * sequence number for that timer after every failure, the last one included.
 *
 * @throws Error when the retry timeout ends a policy with too many attempts left to play through
 */
export function retryAfterFailure(
  draft: TurnDraft,
  event: Failed,
  task: Task,
  retry: RetryState,
): void {
  draft.retryEvents.push(event);
  if (retriesExpired(retry.policy, retry.firstAttemptAt, draft.at)) {
    expireRetries(draft, event, task, retry);
    return;
  }
  const fireAt = draft.at + retryDelay(retry.policy, retry.attempt);
  const taskId = recordTimer(draft, fireAt);
  const { leaf, name, input } = task;
  draft.newTasks.push(newTask(draft, { taskId, kind: 'timer', leaf, name, input, fireAt, retry }));
}

/** A retry's timer fired: the task runs again, or its last failure reaches the orchestrator. */
export function continueRetry(
  draft: TurnDraft,
  event: TimerFired,
  task: Task,
  retry: RetryState,
): void {
  if (retry.attempt >= retry.policy.maxNumberOfAttempts) {
    draft.resumingEvents.push(event);
    draft.hasFinalFailure = true;
    return;
  }
  draft.retryEvents.push(event);
  scheduleCall(draft, callOf(task, { ...retry, attempt: retry.attempt + 1 }));
}

/**
 * The retry timeout is over. durable-functions counts attempts only and would wait for the remaining ones
 * for ever, so they enter the history as timers that fired and tasks that failed at once, without running.
 */
function expireRetries(draft: TurnDraft, event: Failed, task: Task, retry: RetryState): void {
  const left = retry.policy.maxNumberOfAttempts - retry.attempt;
  if (left > MAX_EXPIRED_ATTEMPTS) {
    throw new Error(
      `The retry timeout of '${task.name}' is over with ${left} attempts left. The local task hub ends at ` +
        `most ${MAX_EXPIRED_ATTEMPTS}: choose maxNumberOfAttempts closer to what the timeout allows.`,
    );
  }
  for (let skipped = 0; skipped < left; skipped++) {
    draft.retryEvents.push(expiredTimer(draft));
    const { taskId } = recordCall(draft, callOf(task, retry));
    draft.retryEvents.push({ ...event, Timestamp: timestampOf(draft), TaskScheduledId: taskId });
  }
  draft.resumingEvents.push(expiredTimer(draft));
  draft.hasFinalFailure = true;
}

function expiredTimer(draft: TurnDraft): TimerFired {
  const Timestamp = timestampOf(draft);
  return {
    EventType: HistoryEventType.TimerFired,
    EventId: -1,
    Timestamp,
    TimerId: recordTimer(draft, draft.at),
    FireAt: Timestamp,
  };
}

function callOf(task: Task, retry: RetryState): Call {
  const { leaf, name, input } = task;
  return {
    kind: retry.of,
    name,
    input,
    leaf,
    retry,
    instanceId: retry.instanceId,
    version: retry.version,
  };
}
