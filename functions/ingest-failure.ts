import type * as df from 'durable-functions';
import type { IngestRequest } from '../shared/ingest/ingest-run.ts';
import type { RunResult } from '../shared/ingest/run-result.ts';
import type { FailedVersion } from '../shared/ingest/steps/fail-document.ts';
import { announceEvent } from './announce-event.ts';
import { settle, stage } from './ingest-stage.ts';

/** Writes down why a run failed. When that fails, too, the instance is `Failed`, and the next event starts it anew. */
export function* reportFailure(
  context: df.OrchestrationContext,
  request: IngestRequest,
  failed: Extract<RunResult, { outcome: 'failed' }>,
): Generator<df.Task, RunResult, unknown> {
  const { error } = failed;
  const input = { request, error };
  const end = yield* settle(stage<FailedVersion>(context, 'fail-document', input));
  if ('outcome' in end) {
    if (end.outcome === 'failed') throw new Error(`${error.code}: ${error.message}`);
    return end;
  }
  yield* announceEvent(context, { type: 'document.failed', ...end, error });
  return failed;
}
