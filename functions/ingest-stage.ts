import * as df from 'durable-functions';
import type { ErrorCode } from '../shared/errors.ts';
import type { RunResult, StepResult } from '../shared/ingest/run-result.ts';
import { describeStepError } from '../shared/ingest/run-step.ts';

/** Ends a run from within one of its stages. */
class RunStopped extends Error {
  readonly result: RunResult;

  constructor(result: RunResult) {
    super(result.outcome);
    this.result = result;
  }
}

/** 1 s, 2 s, 4 s … 30 s: about two minutes for a service to come back. */
const retry = new df.RetryOptions(1000, 8);
retry.backoffCoefficient = 2;
retry.maxRetryIntervalInMilliseconds = 30_000;

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

/** Ends the run as failed because of a service. @throws RunStopped */
export function fail(code: ErrorCode, message: string): never {
  throw new RunStopped({ outcome: 'failed', error: { code, message }, permanent: false });
}

/** Runs one activity, with retries. @throws RunStopped when the run has ended or the activity failed for good */
export function* stage<T>(
  context: df.OrchestrationContext,
  activity: string,
  input: unknown,
): Run<T> {
  const [value] = yield* stages<T>(context, activity, [input]);
  return value as T;
}

/** Runs one activity for several inputs at once. @throws RunStopped */
export function* stages<T>(
  { df: durable }: df.OrchestrationContext,
  activity: string,
  inputs: readonly unknown[],
): Run<T[]> {
  const tasks = inputs.map((input) => durable.callActivityWithRetry(activity, retry, input));
  let results: StepResult<T>[];
  try {
    results = (yield durable.Task.all(tasks)) as StepResult<T>[];
  } catch (error) {
    const permanent = false;
    throw new RunStopped({ outcome: 'failed', error: describeStepError(error), permanent });
  }
  return results.map((result) => {
    if (!result.done) throw new RunStopped(result.result);
    return result.value;
  });
}
