import * as df from 'durable-functions';
import type { ErrorCode } from '../shared/errors.ts';
import type { PutOff, RunResult, StepResult } from '../shared/ingest/run-result.ts';
import { describeStepError } from '../shared/ingest/run-step.ts';

/** Ends a run from within one of its stages. */
class RunStopped extends Error {
  readonly result: RunResult;

  constructor(result: RunResult) {
    super(result.outcome);
    this.result = result;
  }
}

/** How long a stage waits for services. */
export interface Patience {
  readonly retry: df.RetryOptions;
  /** How often a service may put off the same work. */
  readonly mostPauses: number;
}

/** Waits of 1, 2, 4 … seconds. */
function retryOptions(maxAttempts: number, longestSeconds: number): df.RetryOptions {
  const retry = new df.RetryOptions(1000, maxAttempts);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = longestSeconds * 1000;
  return retry;
}

/** More than three hours for a service to come back; about two minutes for a step that fails of itself. */
const usualPatience: Patience = { retry: retryOptions(8, 30), mostPauses: 50 };
/** About a day, for what must be done however long a service is away, and holds up nobody meanwhile. */
export const dayLongPatience: Patience = { retry: retryOptions(150, 600), mostPauses: 300 };
/** Seconds. A service that asks for more is asked in between. */
const longestPause = 3600;

type Run<T> = Generator<df.Task, T, unknown>;

/** Runs stages to their result, or to the one with which a stage ended the run. */
export function* settle<T>(run: Run<T>): Run<T | RunResult> {
  try {
    return yield* run;
  } catch (error) {
    if (error instanceof RunStopped) return error.result;
    throw error;
  }
}

/** Ends the run with a result from elsewhere. @throws RunStopped */
export function stop(result: RunResult): never {
  throw new RunStopped(result);
}

/** Ends the run as failed because of a service. @throws RunStopped */
export function fail(code: ErrorCode, message: string): never {
  throw new RunStopped({ outcome: 'failed', error: { code, message }, permanent: false });
}

/** Runs one activity, with retries. @throws RunStopped when the run has ended or the activity failed for good */
export function* stage<T>(
  context: df.OrchestrationContext,
  activity: string,
  input: unknown,
  patience = usualPatience,
): Run<T> {
  const [value] = yield* stages<T>(context, activity, [input], patience);
  return value as T;
}

/**
 * Runs one activity for several inputs at once. What a service puts off is asked for again when the service says so, and
 * not counted as an attempt. @throws RunStopped
 */
export function* stages<T>(
  context: df.OrchestrationContext,
  activity: string,
  inputs: readonly unknown[],
  { retry, mostPauses } = usualPatience,
): Run<T[]> {
  const values: T[] = [];
  let open = inputs.map((input, at) => ({ input, at }));
  for (let pauses = 0; open.length > 0; pauses += 1) {
    const tasks = open.map(({ input }) => context.df.callActivityWithRetry(activity, retry, input));
    const results = yield* attempt<T>(context, tasks);
    const putOff: PutOff[] = [];
    open = open.filter(({ at }, index) => {
      const result = results[index];
      if (!result || result.done) {
        values[at] = result?.value as T;
        return false;
      }
      if ('result' in result) stop(result.result);
      putOff.push(result);
      return true;
    });
    const [first] = putOff;
    if (first && pauses >= mostPauses) {
      stop({ outcome: 'failed', error: first.error, permanent: false });
    }
    if (first) yield* pause(context, putOff, pauses);
  }
  return values;
}

function* attempt<T>(
  { df: durable }: df.OrchestrationContext,
  tasks: df.Task[],
): Run<StepResult<T>[]> {
  try {
    return (yield durable.Task.all(tasks)) as StepResult<T>[];
  } catch (error) {
    return stop({ outcome: 'failed', error: describeStepError(error), permanent: false });
  }
}

/** Waits as long as the services ask for, and longer from time to time. */
function* pause(
  { df: durable }: df.OrchestrationContext,
  putOff: readonly PutOff[],
  pauses: number,
): Run<void> {
  const asked = Math.max(...putOff.map(({ retryAfter }) => retryAfter));
  const seconds = Math.min(longestPause, Math.max(asked, growingPause(pauses)));
  yield durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + seconds * 1000));
}

/** 1, 2, 4 … 300 seconds. */
function growingPause(pauses: number): number {
  return Math.min(300, 2 ** pauses);
}
