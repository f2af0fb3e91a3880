import * as df from 'durable-functions';
import { beginAgain } from '../shared/ingest/begin-again.ts';
import type { IngestRequest, IngestRun } from '../shared/ingest/ingest-run.ts';
import type { RunResult } from '../shared/ingest/run-result.ts';
import type { chunkDocument } from '../shared/ingest/steps/chunk-document.ts';
import { ingestOrchestration } from '../shared/ingest/start-ingestion.ts';
import { settle, stage, stages } from './ingest-stage.ts';

type Run<T> = Generator<df.Task, T, unknown>;
type Context = df.OrchestrationContext;
type Chunked = Awaited<ReturnType<typeof chunkDocument>>;
type FailedRun = Extract<RunResult, { outcome: 'failed' }>;

/** A document's way into the index. Deterministic: no settings, clock or I/O; history carries references and counts. */
df.app.orchestration(ingestOrchestration, function* (context) {
  const request = context.df.getInput<IngestRequest>();
  const result = yield* settle(ingest(context, request));
  if (result.outcome === 'failed') return yield* report(context, request, result);
  if (result.outcome !== 'work-lost') return result;
  const next = beginAgain(request);
  if ('outcome' in next) return yield* report(context, request, next);
  // From the top, with an empty history.
  context.df.continueAsNew(next);
  return undefined;
});

function* ingest(context: Context, request: IngestRequest): Run<RunResult> {
  const run = yield* stage<IngestRun>(context, 'register-document', request);
  const { pages } = yield* stage<{ pages: number }>(context, 'parse-document', run);
  const { chunks, batches } = yield* stage<Chunked>(context, 'chunk-document', run);
  yield* inWaves(context, 'embed-batch', run, batches);
  yield* inWaves(context, 'index-batch', run, batches);
  yield* stage(context, 'publish-version', run);
  return { outcome: 'indexed', pages, chunks };
}

/** Works on all batches, a bounded number at once. */
function* inWaves(context: Context, activity: string, run: IngestRun, batches: number): Run<void> {
  for (let first = 0; first < batches; first += run.concurrency) {
    const size = Math.min(run.concurrency, batches - first);
    const wave = Array.from({ length: size }, (_, at) => ({ run, batch: first + at }));
    yield* stages(context, activity, wave);
  }
}

/** Writes down why it failed. When that fails, too, the instance is `Failed`, and the next event starts it anew. */
function* report(context: Context, request: IngestRequest, failed: FailedRun): Run<RunResult> {
  const { error } = failed;
  const input = { request, error };
  const end = yield* settle(stage<undefined>(context, 'fail-document', input));
  if (end?.outcome === 'failed') throw new Error(`${error.code}: ${error.message}`);
  return end ?? failed;
}
