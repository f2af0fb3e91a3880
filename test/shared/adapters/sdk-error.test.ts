import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RestError } from '@azure/storage-blob';
import OpenAI from 'openai';
import { outsideError, readSdkFailure } from '../../../shared/adapters/sdk-error.ts';
import { AppError } from '../../../shared/errors.ts';

const now = Date.UTC(2026, 0, 1);
const openAIError = (status: number, headers: Record<string, string>) =>
  OpenAI.APIError.generate(status, { message: 'no' }, undefined, new Headers(headers));

test('The status is read from the errors of every library', () => {
  assert.equal(readSdkFailure(new RestError('no', { statusCode: 412 })).status, 412);
  assert.equal(readSdkFailure(openAIError(429, {})).status, 429);
  assert.equal(readSdkFailure(Object.assign(new Error('no'), { code: 409 })).status, 409);
});

test('What has no status has none: no answer, an abort, anything', () => {
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const timeout = new DOMException('late', 'TimeoutError');
  for (const error of [
    reset,
    timeout,
    new OpenAI.APIConnectionError({}),
    'text',
    undefined,
    null,
  ]) {
    assert.deepEqual(readSdkFailure(error), { status: undefined, retryAfterSeconds: undefined });
  }
});

test('The wait is read in every form it comes in, in whole seconds', () => {
  const seconds = (headers: Record<string, string>) =>
    readSdkFailure(openAIError(429, headers), now).retryAfterSeconds;
  assert.equal(seconds({ 'retry-after': '7' }), 7);
  assert.equal(seconds({ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }), 30);
  assert.equal(seconds({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }), 1);
  assert.equal(seconds({ 'retry-after-ms': '1500', 'retry-after': '9' }), 2);
  assert.equal(seconds({ 'x-ms-retry-after-ms': '0' }), 1);
  for (const unread of ['', 'soon', '-5']) {
    assert.equal(seconds({ 'retry-after': unread }), undefined, unread);
  }
  const cosmos = Object.assign(new Error('slow down'), { code: 429, retryAfterInMs: 2100 });
  assert.equal(readSdkFailure(cosmos).retryAfterSeconds, 3);
});

test('A failed call says what failed and keeps the cause for the log', () => {
  const cause = openAIError(429, { 'retry-after': '7' });
  const error = outsideError('model_unavailable', 'The chat model', cause);
  assert.equal(error.code, 'model_unavailable');
  assert.equal(error.message, 'The chat model is not available: it answered 429.');
  assert.equal(error.retryAfter, 7);
  assert.equal(error.cause, cause);
  assert.match(
    outsideError('store_unavailable', 'The database', new Error('x')).message,
    /cannot be reached/,
  );
});

test('Refusals that would come again are told from failures that pass', () => {
  const isTransient = (status: number) =>
    outsideError('model_unavailable', 'It', openAIError(status, {})).transient;
  for (const status of [408, 409, 429, 500, 502, 503])
    assert.ok(isTransient(status), String(status));
  for (const status of [400, 401, 403, 404, 422]) assert.ok(!isTransient(status), String(status));
});

test('A caller who gave up has aborted; an error of the product stays what it is', () => {
  const aborted = AbortSignal.abort();
  const own = new AppError('conflict', 'Twice.');
  assert.equal(outsideError('model_unavailable', 'It', new Error('x'), aborted).code, 'aborted');
  assert.equal(outsideError('model_unavailable', 'It', own, aborted), own);
});
