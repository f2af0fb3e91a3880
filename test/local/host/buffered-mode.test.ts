import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { startTestHost, type TestHost } from './start-test-host.ts';

interface Echo {
  readonly function: string;
  readonly method: string;
  readonly url: string;
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: string;
  readonly forwarded: string | null;
  readonly traceParent: string;
}

describe('buffered mode', () => {
  let host: TestHost;
  const call = (path: string, init?: RequestInit) => fetch(`${host.url}${path}`, init);
  const echo = async (path: string, init?: RequestInit) =>
    (await (await call(path, init)).json()) as Echo;

  before(async () => {
    process.env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT = '100000';
    host = await startTestHost('buffered-app.ts', {
      hostJson: { version: '2.0', functionTimeout: '00:00:00.5' },
      fallback: (request, response) => response.end(`page ${request.url ?? ''}`),
    });
  });
  after(() => host.close());

  it('hands method, url, parameters, query, headers and body to the function', async () => {
    const answer = await echo('/api/echo/J%C3%BCrgen%20A?x=1&y=%26', {
      method: 'POST',
      body: 'text',
      headers: { 'x-test': 'sent' },
    });
    assert.deepEqual(
      { ...answer, traceParent: undefined },
      {
        function: 'echo',
        method: 'POST',
        url: `${host.url}/api/echo/J%C3%BCrgen%20A?x=1&y=%26`,
        params: { name: 'Jürgen A' },
        query: { x: '1', y: '&' },
        body: 'text',
        forwarded: 'sent',
        traceParent: undefined,
      },
    );
  });

  it('continues the trace of the caller, and begins one where there is none', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    assert.equal((await echo('/api/echo', { headers: { traceparent } })).traceParent, traceparent);
    assert.match((await echo('/api/echo')).traceParent, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('prefers a literal to a parameter and picks the function by method', async () => {
    assert.equal((await echo('/api/documents/latest')).function, 'latest');
    assert.equal((await echo('/api/documents/7')).function, 'document');
    assert.equal((await echo('/api/documents/7', { method: 'POST' })).function, 'upload');
  });

  it('answers 405 with Allow when the route exists for other methods only', async () => {
    const response = await call('/api/documents/7', { method: 'DELETE' });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET, POST');
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(((await response.json()) as { code: string }).code, 'method_not_allowed');
  });

  it('answers 404 below the prefix and asks the fallback elsewhere', async () => {
    const response = await call('/api/documents/seven');
    assert.equal(response.status, 404);
    assert.equal(((await response.json()) as { code: string }).code, 'route_not_found');
    assert.equal(await (await call('/apian/x')).text(), 'page /apian/x');
    assert.equal((await call('/runtime/webhooks/unknown')).status, 404);
  });

  for (const path of ['/api/keyed', '/api/administered']) {
    it(`asks for the host's key at ${path}`, async () => {
      assert.equal((await call(path)).status, 401);
      assert.equal((await call(`${path}?code=wrong`)).status, 401);
      assert.equal((await call(`${path}?code=test-key`)).status, 200);
      assert.equal((await call(path, { headers: { 'x-functions-key': 'test-key' } })).status, 200);
    });
  }

  it('sends status, headers, cookies and bytes', async () => {
    const response = await call('/api/bytes');
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('x-own'), 'yes');
    assert.deepEqual(response.headers.getSetCookie(), [
      'a=b%20c; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
      'd=e; Expires=Thu, 01 Jan 2026 00:00:00 GMT; Secure; SameSite=None',
    ]);
    assert.deepEqual([...new Uint8Array(await response.arrayBuffer())], [0, 255, 10]);
  });

  it('answers 204 when the function returns nothing', async () => {
    assert.equal((await call('/api/nothing')).status, 204);
  });

  for (const [name, outcome] of [
    ['throws', 'failed'],
    ['badStatus', 'failed'],
    ['never', 'timed-out'],
  ] as const) {
    it(`answers 500 and logs "${outcome}" for the function "${name}"`, async () => {
      const response = await call(`/api/${name}`);
      assert.equal(response.status, 500);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.equal((await host.waitForInvocation(name)).outcome, outcome);
    });
  }

  it('refuses a body over the limit before it has read it', async () => {
    const limit = Number(process.env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT);
    const request = sendRequest(`${host.url}/api/echo`, { method: 'POST' });
    request.write(Buffer.alloc(limit));
    request.write('x');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(response.statusCode, 413);
    request.destroy();
  });

  it('runs hooks in order, with shared data, replaced inputs, handler and result', async () => {
    const answer = (await (await call('/api/hooked')).json()) as object;
    assert.deepEqual(answer, {
      order: ['appStart', 'preInvocation', 'wrapped handler', 'postInvocation'],
      seen: 'replaced input',
      shared: 'shared',
    });
  });

  it('lets a postInvocation hook take an error away, and a log hook change a message', async () => {
    assert.equal(await (await call('/api/healed')).text(), 'healed');
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message === 'the *** word',
    );
  });

  it('logs the lines of a function with its name and invocation id, by level', async () => {
    await call('/api/logs');
    const { invocationId, durationMs, subject, status } = await host.waitForInvocation('logs');
    const lines = host.entries.filter(
      (entry) => entry.kind === 'message' && entry.invocationId === invocationId,
    );
    assert.deepEqual(
      lines.map((line) => line.kind === 'message' && [line.level, line.source, line.message]),
      [
        ['information', 'user', 'for information { answer: 42 }'],
        ['error', 'user', 'for repair'],
      ],
    );
    assert.ok(durationMs >= 0);
    assert.equal(subject, 'GET /api/logs');
    assert.equal(status, 200);
  });

  it('describes its functions', () => {
    assert.deepEqual(
      host.functions.find(({ name }) => name === 'document'),
      {
        name: 'document',
        trigger: 'httpTrigger',
        route: '/api/documents/{id:int}',
        methods: ['GET'],
      },
    );
  });

  it('runs the appTerminate hooks when it closes, and takes no more requests', async () => {
    const { order } = await import('./fixtures/buffered-app.ts');
    await host.close();
    assert.equal(order.at(-1), 'appTerminate');
    await assert.rejects(call('/api/echo'));
  });
});
