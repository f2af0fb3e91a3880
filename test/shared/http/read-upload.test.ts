import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { readUpload } from '../../../shared/http/read-upload.ts';
import { aRequest, formBody, formType } from '../../support/a-request.ts';

const file = { disposition: 'name="file"; filename="a.md"', content: '# Hello' };
const field = (name: string, content: string) => ({ disposition: `name="${name}"`, content });

const upload = (body: Buffer, type = formType, maxBytes = 1000) =>
  readUpload(
    aRequest({ method: 'POST', headers: { 'content-type': type }, body: { bytes: body } }),
    maxBytes,
  );

async function refusal(uploading: Promise<unknown>): Promise<AppError> {
  const error: unknown = await uploading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof AppError, String(error));
  return error;
}

test('A file and its fields are read', async () => {
  const body = formBody([field('tags', ' hr, policy,, '), file, field('path', 'hr/ä.md')]);
  const { content, fileName, fields } = await upload(body);
  assert.equal(content.toString(), '# Hello');
  assert.equal(fileName, 'a.md');
  assert.deepEqual(fields, { tags: ['hr', 'policy'], path: 'hr/ä.md' });
});

test('A form cut off at any byte is refused, and breaks nothing', async () => {
  const whole = formBody([field('path', 'a.md'), file]);
  // The last line break is not needed, nor the one before it.
  for (let length = 0; length < whole.length - 2; length += 1) {
    const { code } = await refusal(upload(whole.subarray(0, length)));
    assert.equal(code, 'invalid_request', `cut after ${length} bytes`);
  }
});

test('No file, a file in another field, text in its place and two files are refused', async () => {
  const other = { ...file, disposition: 'name="document"; filename="a.md"' };
  for (const parts of [[], [other], [field('file', 'text')], [file, file], [file, file, file]]) {
    const error = await refusal(upload(formBody(parts)));
    assert.equal(error.code, 'invalid_request');
  }
});

test('Faulty and unknown fields are named', async () => {
  const faulty = [field('sourceUrl', 'javascript:alert(1)'), field('owner', 'me')];
  const { fields } = await refusal(upload(formBody([file, ...faulty])));
  assert.deepEqual(fields?.map((one) => one.field).sort(), ['owner', 'sourceUrl']);
});

test('A text field longer than any may be is not taken for a shorter one', async () => {
  const { fields } = await refusal(upload(formBody([file, field('title', 'a'.repeat(20_000))])));
  assert.deepEqual(
    fields?.map((one) => one.field),
    ['title'],
  );
});

test('A file may be as large as the limit, and no larger', async () => {
  const sized = (size: number) => formBody([{ ...file, content: 'a'.repeat(size) }]);
  assert.equal((await upload(sized(1000))).content.length, 1000);
  assert.equal((await refusal(upload(sized(1001)))).code, 'payload_too_large');
  assert.equal((await refusal(upload(sized(200_000)))).code, 'payload_too_large');
});

test('Anything but a form is an unsupported type; a form without its boundary is broken', async () => {
  const body = formBody([file]);
  for (const type of ['application/json', 'multipart/mixed; boundary=xx']) {
    assert.equal((await refusal(upload(body, type))).code, 'unsupported_media_type');
  }
  assert.equal((await refusal(upload(body, 'multipart/form-data'))).code, 'invalid_request');
});
