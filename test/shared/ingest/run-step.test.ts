import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { IngestFailure } from '../../../shared/ingest/failure.ts';
import { RunEnded } from '../../../shared/ingest/run-ended.ts';
import { describeStepError, runStep } from '../../../shared/ingest/run-step.ts';

test('a step’s value, end and permanent failure are results', async () => {
  assert.deepEqual(await runStep(async () => 3), { done: true, value: 3 });
  const ended = await runStep(() => Promise.reject(new RunEnded('superseded')));
  assert.deepEqual(ended, { done: false, result: { outcome: 'superseded' } });
  const failed = await runStep(() => Promise.reject(new IngestFailure('no_text')));
  assert.ok('result' in failed && failed.result.outcome === 'failed');
  assert.equal(failed.result.permanent, true);
  assert.equal(failed.result.error.code, 'no_text');
  assert.match(failed.result.error.message, /OCR/u);
});

test('a failure that waiting does not mend is thrown, and its code survives the task hub', async () => {
  const cause = new AppError(
    'search_unavailable',
    'The search index is not available: it answered 403.',
    { transient: false },
  );
  const thrown = await runStep(() => Promise.reject(cause)).catch((error: unknown) => error);
  assert.ok(thrown instanceof Error);
  const asTheHubTellsIt = new Error(
    `Activity function 'index-batch' failed: ${thrown.message} \n at x`,
  );
  assert.deepEqual(describeStepError(asTheHubTellsIt), {
    code: 'search_unavailable',
    message:
      'The search index is not available: it answered 403. Ingestion was tried several times. Store the file again to start over.',
  });
});

test('a service that is away puts the step off for a moment', async () => {
  const away = new AppError('store_unavailable', 'The database cannot be reached.');
  const result = await runStep(() => Promise.reject(away));
  assert.ok('retryAfter' in result && result.retryAfter === 1);
  assert.equal(result.error.code, 'store_unavailable');
});

test('a service that says when it wants to be asked again puts the step off', async () => {
  const busy = new AppError('model_unavailable', 'The model is busy.', { retryAfter: 900 });
  const result = await runStep(() => Promise.reject(busy));
  assert.ok('retryAfter' in result && result.retryAfter === 900);
  assert.equal(result.error.code, 'model_unavailable');
  assert.match(result.error.message, /^The model is busy\. Ingestion was tried several times/u);
  const lasting = new AppError('model_unavailable', 'No.', { retryAfter: 900, transient: false });
  await assert.rejects(runStep(() => Promise.reject(lasting)));
});

test('anything else stays internal and shows nothing of its message', async () => {
  const thrown = await runStep(() => Promise.reject(new Error('password=1'))).catch(
    (error: unknown) => error,
  );
  assert.deepEqual(describeStepError(thrown), {
    code: 'internal',
    message: 'Something went wrong on our side. Store the file again to start over.',
  });
  assert.equal(describeStepError(new Error('the host died')).code, 'internal');
});
