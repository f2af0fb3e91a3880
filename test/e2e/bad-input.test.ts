import assert from 'node:assert/strict';
import { request } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { ApiProblem, type Problem } from '../../tools/support/api-client.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';

describe('bad input', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  async function refused(path: string, init: RequestInit): Promise<Problem & { headers: Headers }> {
    const response = await fetch(`${stack.url}${path}`, init);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const problem = (await response.json()) as Problem;
    assert.equal(problem.status, response.status);
    assert.equal(problem.requestId, response.headers.get('x-request-id'));
    return { ...problem, headers: response.headers };
  }

  const post = (body: unknown, type = 'application/json'): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

  const invalid: readonly (readonly [string, unknown, string])[] = [
    ['malformed JSON', '{"message": "a"', 'body'],
    ['no body', '', 'body'],
    ['JSON that is no object', '[]', 'body'],
    ['no message', {}, 'message'],
    ['an empty message', { message: '   ' }, 'message'],
    ['a message of the wrong type', { message: 7 }, 'message'],
    ['an over-long message', { message: 'a'.repeat(4001) }, 'message'],
    ['an unknown field', { message: 'a', temperature: 1 }, 'temperature'],
    ['a session id of the wrong form', { message: 'a', sessionId: '../x' }, 'sessionId'],
    ['an unknown filter', { message: 'a', filters: { author: 'x' } }, 'filters.author'],
    [
      'a malformed date',
      { message: 'a', filters: { updatedAfter: 'soon' } },
      'filters.updatedAfter',
    ],
    [
      'a date that is none',
      { message: 'a', filters: { updatedBefore: '2026-02-30T00:00:00Z' } },
      'filters.updatedBefore',
    ],
    [
      'a filter value of 10,000 characters',
      { message: 'a', filters: { audience: "'".repeat(10_000) } },
      'filters.audience',
    ],
    ['a filter of the wrong type', { message: 'a', filters: { tags: 'x' } }, 'filters.tags'],
  ];
  for (const [what, body, field] of invalid) {
    it(`answers 400 to ${what} and names ${field}`, async () => {
      const problem = await refused('/api/chat', post(body));
      assert.equal(problem.status, 400);
      assert.equal(problem.code, 'invalid_request');
      assert.deepEqual(
        problem.errors?.map((error) => error.field),
        [field],
      );
    });
  }

  it('answers 400 to query parameters out of range or unknown', async () => {
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=many', 'limit'],
      ['page=2', 'page'],
      ['continuation=%7B', 'continuation'],
    ] as const) {
      const problem = await refused(`/api/sessions?${query}`, {});
      assert.equal(problem.status, 400, query);
      assert.deepEqual(
        problem.errors?.map((error) => error.field),
        [field],
      );
    }
  });

  it('answers 404 to unknown sessions, messages, documents and paths', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    for (const [path, init, code] of [
      [`/api/sessions/${nobody}`, {}, 'session_not_found'],
      [`/api/sessions/${nobody}`, { method: 'DELETE' }, 'session_not_found'],
      [`/api/sessions/${nobody}/messages`, {}, 'session_not_found'],
      [`/api/sessions/${nobody}/messages/x`, {}, 'message_not_found'],
      ['/api/chat', post({ message: 'a', sessionId: nobody }), 'session_not_found'],
      [`/api/documents/${nobody}`, {}, 'document_not_found'],
      [`/api/documents/${nobody}/content`, {}, 'document_not_found'],
      [`/api/documents/${nobody}`, { method: 'DELETE' }, 'document_not_found'],
      ['/api/nothing/here', {}, 'route_not_found'],
    ] as const) {
      const problem = await refused(path, init);
      assert.equal(problem.status, 404, path);
      assert.equal(problem.code, code);
    }
  });

  it('answers 405 to a wrong method and names the right ones', async () => {
    const problem = await refused('/api/chat', { method: 'PUT' });
    assert.equal(problem.status, 405);
    assert.equal(problem.headers.get('allow'), 'POST');
  });

  it('answers 413 before it has read an over-large body', async () => {
    const url = new URL('/api/chat', stack.url);
    const call = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(1024 ** 3) },
    });
    call.on('error', () => undefined);
    call.write('{"message":"');
    const [response] = (await once(call, 'response')) as [{ statusCode?: number }];
    assert.equal(response.statusCode, 413);
    call.destroy();
  });

  it('answers 413 to an over-large body that does not say its length', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 1600) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init: RequestInit = { ...post(''), body, duplex: 'half' };
    const outcome = await refused('/api/chat', init).catch((error: unknown) => error);
    // The connection may be cut while the client still writes; then there is no answer to read.
    if (!(outcome instanceof TypeError)) assert.equal((outcome as Problem).status, 413);
    assert.ok(sent < 1600, 'the rest was never asked for');
  });

  it('answers 415 to bodies and files of a type that is not read', async () => {
    assert.equal((await refused('/api/chat', post('<a/>', 'application/xml'))).status, 415);
    assert.equal((await refused('/api/documents', post({}))).status, 415);
    await assert.rejects(
      stack.api.uploadContent(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'picture.png'),
      (error) => error instanceof ApiProblem && error.problem.code === 'unsupported_media_type',
    );
  });

  it('answers 400 to forms that are broken, empty or have unknown fields', async () => {
    const broken = post('--x\r\nno form', 'multipart/form-data; boundary=y');
    assert.equal((await refused('/api/documents', broken)).status, 400);
    const form = new FormData();
    form.set('colour', 'red');
    assert.equal((await refused('/api/documents', { method: 'POST', body: form })).status, 400);
    form.set('file', new Blob(['# A']), 'a.md');
    const problem = await refused('/api/documents', { method: 'POST', body: form });
    assert.deepEqual(
      problem.errors?.map((error) => error.field),
      ['colour'],
    );
  });

  it('refuses paths that lead elsewhere', async () => {
    for (const path of ['../other/a.md', '/a.md', 'a//b.md', 'a\u0000.md', 'a/./b.md', 'a\\b.md']) {
      await assert.rejects(
        stack.api.uploadContent('# A', path),
        (error) => error instanceof ApiProblem && error.problem.errors?.[0]?.field === 'path',
        path,
      );
    }
  });
});
