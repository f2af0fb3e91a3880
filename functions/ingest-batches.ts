import * as df from 'durable-functions';
import type { IngestRun } from '../shared/ingest/ingest-run.ts';
import type { RunResult } from '../shared/ingest/run-result.ts';
import { settle, stages, stop } from './ingest-stage.ts';

type Run<T> = Generator<df.Task, T, unknown>;

/** Change the suffix together with the orchestration's steps. */
const batchesOrchestration = 'ingest-batches-v1';

/** What one orchestration works on at most, so that the history of no instance grows with its document. */
const batchesEach = 25;

interface BatchRange {
  readonly activity: string;
  readonly run: IngestRun;
  readonly first: number;
  readonly count: number;
}

/** Works on some of a document's batches; gives the result with which one of them ended the run, if so. */
df.app.orchestration(batchesOrchestration, function* (context) {
  const range = context.df.getInput<BatchRange>();
  return (yield* settle(inWaves(context, range))) ?? null;
});

/**
 * Works on all batches of a document: a few within this orchestration, many in sub-orchestrations, one after the other.
 * @throws RunStopped
 */
export function* allBatches(
  context: df.OrchestrationContext,
  activity: string,
  run: IngestRun,
  batches: number,
): Run<void> {
  if (batches <= batchesEach) {
    yield* inWaves(context, { activity, run, first: 0, count: batches });
    return;
  }
  for (let first = 0; first < batches; first += batchesEach) {
    const range = { activity, run, first, count: Math.min(batchesEach, batches - first) };
    const end = yield context.df.callSubOrchestrator(batchesOrchestration, range);
    if (end !== null) stop(end as RunResult);
  }
}

/** A bounded number of batches at once. @throws RunStopped */
function* inWaves(
  context: df.OrchestrationContext,
  { activity, run, first, count }: BatchRange,
): Run<undefined> {
  for (let done = 0; done < count; done += run.concurrency) {
    const size = Math.min(run.concurrency, count - done);
    const wave = Array.from({ length: size }, (_, at) => ({ run, batch: first + done + at }));
    yield* stages(context, activity, wave);
  }
  return undefined;
}
