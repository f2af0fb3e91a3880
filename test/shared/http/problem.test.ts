import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, statusOf, type ErrorCode } from '../../../shared/errors.ts';
import { problem } from '../../../shared/http/problem.ts';
import { problemSchema } from '../../../shared/http/schemas/common-schemas.ts';

const bodyOf = (reply: ReturnType<typeof problem>) =>
  JSON.parse(reply.body as string) as Record<string, unknown>;

test('A problem has the members of RFC 9457, the code, the request id and the faulty fields', () => {
  const fields = [{ field: 'message', message: 'must not be empty' }];
  const error = new AppError('invalid_request', 'It is empty.', { remedy: 'Ask.', fields });
  const reply = problem(error, 'request-1');
  assert.equal(reply.status, 400);
  assert.equal(reply.headers['content-type'], 'application/problem+json');
  assert.equal(reply.headers['x-request-id'], 'request-1');
  assert.equal(reply.headers['retry-after'], undefined);
  assert.deepEqual(bodyOf(reply), {
    type: 'urn:grounded:error:invalid_request',
    title: 'Bad request',
    status: 400,
    code: 'invalid_request',
    detail: 'It is empty. Ask.',
    requestId: 'request-1',
    errors: fields,
  });
});

test('Every code makes a problem of the published schema with a title of its own status', () => {
  for (const code of Object.keys(statusOf) as ErrorCode[]) {
    const body = problemSchema.parse(bodyOf(problem(new AppError(code, 'What.'), 'id')));
    assert.notEqual(body.title, 'Error', code);
    assert.equal(body.status, statusOf[code]);
  }
});

test('A 503 says when to come back: as the service asked, or after the default', () => {
  const asked = new AppError('model_unavailable', 'Busy.', { retryAfter: 42 });
  assert.equal(problem(asked, 'id').headers['retry-after'], '42');
  const silent = new AppError('model_unavailable', 'Busy.');
  assert.equal(problem(silent, 'id').headers['retry-after'], '5');
});

test('Causes stay inside', () => {
  const cause = new Error('key=abc');
  const reply = problem(new AppError('store_unavailable', 'Down.', { cause }), 'id');
  assert.ok(!(reply.body as string).includes('abc'));
});
