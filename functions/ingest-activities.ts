import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { describeFailure } from '../shared/ingest/describe-failure.ts';
import { runStep } from '../shared/ingest/run-step.ts';
import { changeProperties } from '../shared/ingest/steps/change-properties.ts';
import { chunkDocument } from '../shared/ingest/steps/chunk-document.ts';
import { deleteDocument, sweepAfterDeletion } from '../shared/ingest/steps/delete-document.ts';
import { embedBatch } from '../shared/ingest/steps/embed-batch.ts';
import { failDocument } from '../shared/ingest/steps/fail-document.ts';
import { indexBatch } from '../shared/ingest/steps/index-batch.ts';
import { discardRanges, joinRanges } from '../shared/ingest/steps/join-ranges.ts';
import { mergeRecognition } from '../shared/ingest/steps/merge-recognition.ts';
import { parseDocument } from '../shared/ingest/steps/parse-document.ts';
import { parseRange } from '../shared/ingest/steps/parse-range.ts';
import { planRecognition } from '../shared/ingest/steps/plan-recognition.ts';
import { publishEvent } from '../shared/ingest/steps/publish-event.ts';
import { publishVersion } from '../shared/ingest/steps/publish-version.ts';
import { recognizePages } from '../shared/ingest/steps/recognize-pages.ts';
import { registerDocument } from '../shared/ingest/steps/register-document.ts';
import { services, type Services } from '../shared/services.ts';

/** Below the host's `functionTimeout` of ten minutes, so that the step ends itself and is tried again. */
const stepTimeoutMs = 9 * 60_000;

type Step<In, Out> = (input: In, ports: Services, signal: AbortSignal) => Promise<Out>;

/**
 * Makes a step an activity: at least once, with the process's services, within its time. `warning` is what the log says
 * about a step that is done.
 */
function activity<In, Out>(
  name: string,
  step: Step<In, Out>,
  warning?: (input: In, output: Out) => string,
): void {
  const run = async (input: In, context: InvocationContext) => {
    const output = await step(input, services(), AbortSignal.timeout(stepTimeoutMs));
    if (warning) context.warn(warning(input, output));
    return output;
  };
  df.app.activity(name, {
    handler: async (input: unknown, context) => {
      const result = await runStep(() => run(input as In, context));
      if ('retryAfter' in result)
        context.warn(`${name} waits for a service: ${result.error.code}.`);
      return result;
    },
  });
}

activity('register-document', registerDocument);
activity('parse-document', parseDocument);
activity('parse-range', parseRange);
activity('join-ranges', joinRanges);
activity('discard-ranges', discardRanges);
activity('plan-recognition', planRecognition);
activity('recognize-pages', recognizePages);
activity('merge-recognition', mergeRecognition);
activity('chunk-document', chunkDocument);
activity('embed-batch', embedBatch);
activity('index-batch', indexBatch);
activity('publish-version', publishVersion);
activity('change-properties', changeProperties);
activity('publish-event', publishEvent);
activity('fail-document', failDocument, describeFailure);
activity('delete-document', deleteDocument);
activity('sweep-document', sweepAfterDeletion);
