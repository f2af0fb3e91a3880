import * as df from 'durable-functions';
import { beginAgain } from '../shared/ingest/begin-again.ts';
import type { IngestRequest, IngestRun } from '../shared/ingest/ingest-run.ts';
import type { RunResult } from '../shared/ingest/run-result.ts';
import type { chunkDocument } from '../shared/ingest/steps/chunk-document.ts';
import { ingestOrchestration } from '../shared/ingest/start-ingestion.ts';
import type { PublishedVersion } from '../shared/ingest/steps/publish-version.ts';
import { announceEvent } from './announce-event.ts';
import { allBatches } from './ingest-batches.ts';
import { finishDeletion } from './ingest-deletion.ts';
import { reportFailure } from './ingest-failure.ts';
import { parse } from './ingest-parsing.ts';
import { recognize } from './ingest-recognition.ts';
import { settle, stage } from './ingest-stage.ts';

type Run<T> = Generator<df.Task, T, unknown>;
type Context = df.OrchestrationContext;
type Chunked = Awaited<ReturnType<typeof chunkDocument>>;

/** A document's way into the index. Deterministic: no settings, clock or I/O; history carries references and counts. */
df.app.orchestration(ingestOrchestration, function* (context) {
  const request = context.df.getInput<IngestRequest>();
  const result = yield* settle(ingest(context, request));
  if (result.outcome === 'failed') return yield* reportFailure(context, request, result);
  if (result.outcome === 'deleted' && result.deletion) {
    yield* finishDeletion(context, result.deletion);
  }
  if (result.outcome !== 'work-lost') return result;
  const next = beginAgain(request);
  if ('outcome' in next) return yield* reportFailure(context, request, next);
  // From the top, with an empty history.
  context.df.continueAsNew(next);
  return undefined;
});

function* ingest(context: Context, request: IngestRequest): Run<RunResult> {
  const run = yield* stage<IngestRun>(context, 'register-document', request);
  const published = run.unchanged
    ? yield* stage<PublishedVersion>(context, 'change-properties', run)
    : yield* makeVersion(context, run);
  yield* announceEvent(context, { type: 'document.indexed', ...published });
  const { pages, chunks } = published;
  return { outcome: 'indexed', pages, chunks };
}

function* makeVersion(context: Context, run: IngestRun): Run<PublishedVersion> {
  const { pagesWithoutText } = yield* parse(context, run);
  yield* recognize(context, run, pagesWithoutText);
  const { batches } = yield* stage<Chunked>(context, 'chunk-document', run);
  yield* allBatches(context, 'embed-batch', run, batches);
  yield* allBatches(context, 'index-batch', run, batches);
  return yield* stage<PublishedVersion>(context, 'publish-version', run);
}
