import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import functions, { type HttpHandler, type HttpResponseInit } from '@azure/functions';
import { AppError } from '../../../shared/errors.ts';
import { handle, type Route } from '../../../shared/http/handle.ts';
import { pacedBody } from '../../../shared/http/paced-body.ts';
import { jsonReply } from '../../../shared/http/reply.ts';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { root } from '../../../tools/support/temporary-stack.ts';
import { aRequest } from '../../support/a-request.ts';

const invocationId = '0b6e0c5e-3f0f-4d57-9a53-6a6d2c7a1a11';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly logged: readonly string[];
}

async function call(handler: HttpHandler, init: Parameters<typeof aRequest>[0] = {}) {
  const logged: string[] = [];
  const context = new functions.InvocationContext({
    invocationId,
    logHandler: (level, ...args) => logged.push(`${level}: ${args.join(' ')}`),
  });
  const { status, headers, body } = (await handler(aRequest(init), context)) as HttpResponseInit;
  return { status, headers, body, logged } as Answer;
}

const throwing =
  (error: unknown): Route =>
  async () => {
    throw error;
  };

function problemOf({ body }: Answer): Record<string, unknown> {
  return JSON.parse(body as string) as Record<string, unknown>;
}

describe('handle', () => {
  const environment = { ...process.env };
  before(() => Object.assign(process.env, localSettings(root, {}, {})));
  after(() => {
    process.env = environment;
  });

  it('gives a route what it needs and answers what it replies', async () => {
    const handler = handle({
      POST: async ({ principal, requestId }) => jsonReply({ principal, requestId }, 201),
    });
    const answer = await call(handler, { method: 'POST' });
    assert.equal(answer.status, 201);
    assert.deepEqual(JSON.parse(answer.body as string), {
      principal: { tenantId: 'local', userId: 'anonymous', groups: [] },
      requestId: invocationId,
    });
    assert.deepEqual(answer.logged, []);
  });

  it('takes over a request id that is safe in a log, and replaces any other', async () => {
    const handler = handle({ GET: async () => jsonReply({}) });
    const idFor = async (given: string) =>
      (await call(handler, { headers: { 'x-request-id': given } })).headers['x-request-id'];
    assert.equal(await idFor('order-7.retry_2'), 'order-7.retry_2');
    for (const hostile of ['short', 'a'.repeat(65), 'with space', 'a;b=cdefgh', '<script>ab', '']) {
      assert.equal(await idFor(hostile), invocationId, hostile);
    }
  });

  it('does not let a route change the request id', async () => {
    const handler = handle({ GET: async () => jsonReply({}, 200, { 'x-request-id': 'other' }) });
    assert.equal((await call(handler)).headers['x-request-id'], invocationId);
  });

  it('answers a wrong method with 405 and the methods there are', async () => {
    const handler = handle({ GET: async () => jsonReply({}), PATCH: async () => jsonReply({}) });
    const answer = await call(handler, { method: 'DELETE' });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.allow, 'GET, HEAD, PATCH');
    assert.equal(problemOf(answer).code, 'method_not_allowed');
    assert.equal((await call(handle({ POST: async () => jsonReply({}) }))).headers.allow, 'POST');
  });

  it('minds an Idempotency-Key where something may change, and nowhere else', async () => {
    const route: Route = async () => jsonReply({});
    const send = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', readsOnly = false) => {
      const handler = handle({ [method]: route }, { readsOnly });
      const headers = { 'idempotency-key': 'no key at all' };
      return (await call(handler, { method, headers })).status;
    };
    assert.deepEqual(
      [await send('POST'), await send('PATCH'), await send('DELETE')],
      [400, 400, 400],
    );
    assert.deepEqual([await send('GET'), await send('POST', true)], [200, 200]);
  });

  it('refuses what pages of other origins send, whatever it would do, but not what they read', async () => {
    const reply: Route = async () => jsonReply({});
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const answer = await call(handle({ POST: reply }), { method: 'POST', headers });
    assert.equal(answer.status, 403);
    assert.equal(problemOf(answer).code, 'cross_site_request');
    const searching = handle({ POST: reply }, { readsOnly: true });
    assert.equal((await call(searching, { method: 'POST', headers })).status, 403);
    assert.equal((await call(handle({ GET: reply }), { headers })).status, 200);
  });

  it('answers HEAD as GET, without a body', async () => {
    const answer = await call(handle({ GET: async () => jsonReply({ name: 'é' }) }), {
      method: 'HEAD',
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.body, undefined);
    assert.equal(answer.headers['content-length'], '13');
    assert.equal(answer.headers['content-type'], 'application/json');
  });

  it('closes what a HEAD would have streamed', async () => {
    let closed = false;
    async function* bytes() {
      try {
        yield new Uint8Array(1);
      } finally {
        closed = true;
      }
    }
    const handler = handle({
      GET: async ({ connection }) => ({
        status: 200,
        headers: { 'content-length': '1' },
        body: pacedBody(bytes(), connection),
      }),
    });
    const answer = await call(handler, { method: 'HEAD' });
    assert.equal(answer.headers['content-length'], '1');
    assert.ok(closed);
  });

  it('turns an error of the product into a problem, and logs no fault of the client', async () => {
    const answer = await call(handle({ GET: throwing(new AppError('session_not_found', 'No.')) }));
    assert.equal(answer.status, 404);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.equal(problemOf(answer).requestId, invocationId);
    assert.deepEqual(answer.logged, []);
  });

  it('keeps an unknown error to itself and logs it with all causes', async () => {
    const secret = new Error('password=hunter2', { cause: { detail: 'the very first' } });
    const answer = await call(handle({ GET: throwing(secret) }));
    assert.equal(answer.status, 500);
    assert.ok(!String(answer.body).includes('hunter2'));
    assert.equal(problemOf(answer).code, 'internal');
    assert.equal(answer.logged.length, 1);
    assert.match(answer.logged[0] ?? '', /^error: \[0b6e0c5e.*internal.*hunter2.*the very first/s);
  });

  it('answers whatever is thrown', async () => {
    const circular = new Error('round');
    circular.cause = circular;
    for (const thrown of ['text', 7, undefined, null, circular]) {
      const answer = await call(handle({ GET: throwing(thrown) }));
      assert.equal(answer.status, 500);
      assert.equal(answer.logged.length, 1);
    }
  });

  it('answers 500 while the settings are not usable, and names them only in the log', async () => {
    const unusable = new AppError('configuration', 'COSMOS_ENDPOINT: must be a URL');
    const answer = await call(handle({ GET: throwing(unusable) }));
    assert.equal(answer.status, 500);
    assert.ok(!String(answer.body).includes('COSMOS_ENDPOINT'));
    assert.match(answer.logged[0] ?? '', /COSMOS_ENDPOINT/);
  });
});
