import type * as df from 'durable-functions';
import type { IngestRun } from '../shared/ingest/ingest-run.ts';
import type { RecognitionPlan } from '../shared/ingest/steps/plan-recognition.ts';
import type {
  RecognitionProgress,
  RecognizeInput,
} from '../shared/ingest/steps/recognize-pages.ts';
import { fail, stage } from './ingest-stage.ts';

type Run<T> = Generator<df.Task, T, unknown>;

/** Longest time for the pages of one call; a service that needs more is stuck. */
const limitMs = 30 * 60_000;
const longestWaitMs = 20_000;
const tooLong =
  'Text recognition did not end within half an hour. Store the file again to start over.';

/**
 * Gives pages without text to text recognition, call after call, and waits for each in durable time: no activity is held
 * open meanwhile, and a restart goes on with the operation that was begun. @throws RunStopped
 */
export function* recognize(
  context: df.OrchestrationContext,
  run: IngestRun,
  pages: readonly number[],
): Run<void> {
  if (pages.length === 0) return;
  const plan = yield* stage<RecognitionPlan>(context, 'plan-recognition', { run, pages });
  const reasons = plan.refusal === undefined ? [] : [plan.refusal];
  let remaining = plan.calls.reduce((sum, call) => sum + call.length, 0);
  for (const call of plan.calls) {
    remaining -= call.length;
    const failure = yield* recognizeCall(context, { run, pages: call, remaining });
    if (failure !== undefined) reasons.push(failure);
  }
  yield* stage(context, 'merge-recognition', { run, pages, reasons: [...new Set(reasons)] });
}

/** @returns why the pages could not be read, if so */
function* recognizeCall(
  context: df.OrchestrationContext,
  input: RecognizeInput,
): Run<string | undefined> {
  const started = context.df.currentUtcDateTime.getTime();
  let next = input;
  for (let asked = 1; ; asked += 1) {
    const progress = yield* stage<RecognitionProgress>(context, 'recognize-pages', next);
    if (progress.state === 'finished') return progress.failure;
    const now = context.df.currentUtcDateTime.getTime();
    const wake = now + waitMs(progress.retryAfter, asked);
    if (wake - started > limitMs) fail('recognition_unavailable', tooLong);
    yield context.df.createTimer(new Date(wake));
    next = { ...input, operation: progress.operation };
  }
}

/** At least as long as the service asks for, and longer from time to time: every question is kept in the history. */
function waitMs(retryAfterSeconds: number, asked: number): number {
  return Math.max(retryAfterSeconds * 1000, Math.min(longestWaitMs, 1000 * 1.5 ** asked));
}
