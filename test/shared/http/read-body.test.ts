import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { readBody } from '../../../shared/http/read-body.ts';
import { aRequest, aStreamedRequest } from '../../support/a-request.ts';

const fails = (code: string) => (error: unknown) =>
  error instanceof AppError && error.code === code;

/** A body of `count` chunks of ten bytes, and how often it was asked for one. */
function tens(count: number) {
  const asked = { chunks: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asked.chunks += 1;
        if (asked.chunks > count) controller.close();
        else controller.enqueue(new Uint8Array(10).fill(97));
      },
      cancel() {
        asked.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { asked, body };
}

test('A body within the limit is read whole; the limit itself is within', async () => {
  const { body } = tens(3);
  assert.equal((await readBody(aStreamedRequest(body), 30)).toString(), 'a'.repeat(30));
  assert.equal((await readBody(aRequest(), 10)).length, 0);
});

test('A body that says it is too long is refused before it is read', async () => {
  const { asked, body } = tens(3);
  const request = aStreamedRequest(body, { 'content-length': '31' });
  await assert.rejects(readBody(request, 30), fails('payload_too_large'));
  assert.equal(asked.chunks, 0);
});

test('A body that is longer than it says is refused at the chunk that passes the limit', async () => {
  for (const length of ['5', 'many', '-1']) {
    const { asked, body } = tens(1000);
    const request = aStreamedRequest(body, { 'content-length': length });
    await assert.rejects(readBody(request, 25), fails('payload_too_large'), length);
    assert.equal(asked.chunks, 3);
  }
});

test('What is left of a refused body is not cancelled: the answer needs its connection', async () => {
  const { asked, body } = tens(1000);
  await assert.rejects(readBody(aStreamedRequest(body), 25), fails('payload_too_large'));
  assert.equal(asked.cancelled, false);
});

test('A client that leaves while it sends has aborted; nothing is wrong on our side', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('aborted'));
    },
  });
  await assert.rejects(readBody(aStreamedRequest(body), 25), fails('aborted'));
});

test('The refusal names the limit in a unit for people', async () => {
  const message = async (limit: number) =>
    readBody(aRequest({ headers: { 'content-length': String(1e9) } }), limit).catch(
      (error: unknown) => (error as AppError).message,
    );
  assert.match(String(await message(256 * 1024)), /256 KB/);
  assert.match(String(await message(50 * 1024 * 1024)), /50 MB/);
});
