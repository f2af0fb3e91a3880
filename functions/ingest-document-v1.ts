import * as df from 'durable-functions';
import { beginAgain } from '../shared/ingest/begin-again.ts';
import type { IngestRequest, IngestRun } from '../shared/ingest/ingest-run.ts';
import type { RunResult } from '../shared/ingest/run-result.ts';
import type { chunkDocument } from '../shared/ingest/steps/chunk-document.ts';
import { reportFailure } from './ingest-failure.ts';
import { settle, stage, stages } from './ingest-stage.ts';

type Run<T> = Generator<df.Task, T, unknown>;
type Context = df.OrchestrationContext;

/**
 * The first version of a document's way into the index. No run begins with it any more; it stays for those that were
 * under way when the version changed, since a run replays the steps that it began with.
 */
df.app.orchestration('ingest-document-v1', function* (context) {
  const request = context.df.getInput<IngestRequest>();
  const result = yield* settle(ingest(context, request));
  if (result.outcome === 'failed') return yield* reportFailure(context, request, result);
  if (result.outcome !== 'work-lost') return result;
  const next = beginAgain(request);
  if ('outcome' in next) return yield* reportFailure(context, request, next);
  context.df.continueAsNew(next);
  return undefined;
});

function* ingest(context: Context, request: IngestRequest): Run<RunResult> {
  const run = yield* stage<IngestRun>(context, 'register-document', request);
  const { pages } = yield* stage<{ pages: number }>(context, 'parse-document', run);
  const { chunks, batches } = yield* stage<Awaited<ReturnType<typeof chunkDocument>>>(
    context,
    'chunk-document',
    run,
  );
  yield* inWaves(context, 'embed-batch', run, batches);
  yield* inWaves(context, 'index-batch', run, batches);
  yield* stage(context, 'publish-version', run);
  return { outcome: 'indexed', pages, chunks };
}

function* inWaves(context: Context, activity: string, run: IngestRun, batches: number): Run<void> {
  for (let first = 0; first < batches; first += run.concurrency) {
    const size = Math.min(run.concurrency, batches - first);
    const wave = Array.from({ length: size }, (_, at) => ({ run, batch: first + at }));
    yield* stages(context, activity, wave);
  }
}
