import type * as df from 'durable-functions';
import type { IngestRun } from '../shared/ingest/ingest-run.ts';
import type { Divided } from '../shared/ingest/steps/parse-document.ts';
import type { Parsed } from '../shared/ingest/store-parsed.ts';
import { stage, stages } from './ingest-stage.ts';

/** Parses a document; a long PDF in ranges of its pages, a bounded number at once. @throws RunStopped */
export function* parse(
  context: df.OrchestrationContext,
  run: IngestRun,
): Generator<df.Task, Parsed, unknown> {
  const input = { ...run, staged: true };
  const parsed = yield* stage<Parsed | Divided>(context, 'parse-document', input);
  if (!('ranges' in parsed)) return parsed;
  const { ranges } = parsed;
  for (let first = 0; first < ranges.length; first += run.concurrency) {
    const wave = ranges.slice(first, first + run.concurrency);
    const inputs = wave.map((range) => ({ run, range }));
    yield* stages(context, 'parse-range', inputs);
  }
  const joined = yield* stage<Parsed>(context, 'join-ranges', { run, ranges });
  yield* stage(context, 'discard-ranges', run);
  return joined;
}
