import assert from 'node:assert/strict';
import { once, type EventEmitter } from 'node:events';
import { request as sendRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type * as StreamingApp from './fixtures/streaming-app.ts';
import { startTestHost, type TestHost } from './start-test-host.ts';

interface Echo {
  readonly url: string;
  readonly params: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly invocationId: string;
  readonly text: string;
}

describe('streaming mode', () => {
  let host: TestHost;
  let app: typeof StreamingApp;
  const call = (path: string, init?: RequestInit) => fetch(`${host.url}${path}`, init);
  const respond = async (request: ClientRequest) =>
    ((await once(request, 'response')) as [IncomingMessage])[0];
  const next = async (emitter: EventEmitter, event: string) =>
    ((await once(emitter, event)) as unknown[])[0];

  before(async () => {
    host = await startTestHost('streaming-app.ts', {
      hostJson: { version: '2.0' },
    });
    app = await import('./fixtures/streaming-app.ts');
  });
  after(() => host.close());

  it('passes each chunk on as it comes', async () => {
    app.chunks.give('one');
    const response = await call('/api/steps');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal((await reader?.read())?.value, 'one');
    // Only now is the second chunk made: the first did not wait for it.
    app.chunks.give('two');
    assert.equal((await reader?.read())?.value, 'two');
    app.chunks.give('end');
    assert.equal((await reader?.read())?.done, true);
  });

  it('cuts the function off when the caller leaves', async () => {
    const request = sendRequest(`${host.url}/api/steps`).end();
    app.chunks.give('one');
    await respond(request);
    const cut = next(app.happenings, 'cut');
    request.destroy();
    assert.equal(await cut, '/api/steps');
    app.chunks.give('end');
  });

  it('makes the function wait for a slow reader', async () => {
    const waiting = next(app.happenings, 'waiting');
    const response = await respond(sendRequest(`${host.url}/api/flood`).end());
    await waiting;
    await untilUnchanged(() => app.flood.produced);
    assert.ok(app.flood.produced < app.flood.chunks / 2, `${app.flood.produced} chunks were made`);
    let received = 0;
    for await (const chunk of response) received += (chunk as Buffer).length;
    assert.equal(received, app.flood.chunks * app.flood.chunkBytes);
  });

  it('makes the sender wait for a function that does not read', async () => {
    const request = sendRequest(`${host.url}/api/steps?`, { method: 'GET' });
    request.setHeader('transfer-encoding', 'chunked');
    let sent = 0;
    const send = () => {
      while (sent < 100_000_000 && request.write(Buffer.alloc(65_536))) sent += 65_536;
    };
    request.on('drain', send);
    request.on('error', () => undefined);
    send();
    await untilUnchanged(() => sent);
    assert.ok(sent < 50_000_000, `${sent} bytes were taken`);
    request.destroy();
    app.chunks.give('end');
  });

  it('hands url, parameters, headers and body over', async () => {
    const response = await call('/api/echo/a%20b?q=1', {
      method: 'POST',
      body: 'hello',
      headers: { 'x-own': 'kept', 'x-ms-invocation-id': 'forged', 'x-forwarded-host': 'forged' },
    });
    const echo = (await response.json()) as Echo;
    assert.equal(echo.url, `${host.url}/api/echo/a%20b?q=1`);
    assert.deepEqual(echo.params, { name: 'a b' });
    assert.equal(echo.text, 'hello');
    assert.equal(echo.headers['x-own'], 'kept');
    assert.equal(echo.headers.host, new URL(host.url).host);
    assert.match(echo.invocationId, /^[0-9a-f-]{36}$/);
    assert.equal(response.headers.get('x-ms-invocation-id'), null);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
  });

  it('does not pass on the headers of a connection', async () => {
    const request = sendRequest(`${host.url}/api/echo`, {
      headers: { connection: 'x-drop', 'x-drop': '1', te: 'trailers', 'x-own': '1' },
    });
    const echo = JSON.parse(await text(await respond(request.end()))) as Echo;
    assert.deepEqual(
      ['connection', 'x-drop', 'te', 'x-own'].filter((name) => name in echo.headers),
      ['x-own'],
    );
  });

  it('frames a body that comes with GET, so that it cannot pass for a request', async () => {
    const forged = 'POST /api/throws HTTP/1.1\r\nhost: x\r\nx-ms-invocation-id: y\r\n\r\n';
    const request = sendRequest(`${host.url}/api/echo`, { method: 'GET' });
    request.setHeader('transfer-encoding', 'chunked');
    const response = await respond(request.end(forged));
    assert.equal(response.statusCode, 200);
    assert.equal((JSON.parse(await text(response)) as Echo).text, '');
    assert.equal((await call('/api/echo')).status, 200);
  });

  it('sends a large body whole', async () => {
    const body = new Uint8Array(20_000_000);
    const response = await call('/api/read', { method: 'POST', body });
    assert.equal(await response.text(), String(body.length));
  });

  it('serves HEAD and OPTIONS', async () => {
    const head = await call('/api/echo', { method: 'HEAD' });
    assert.equal(head.headers.get('x-method'), 'HEAD');
    assert.equal(await head.text(), '');
    const options = await call('/api/echo', { method: 'OPTIONS' });
    assert.equal(options.headers.get('x-method'), 'OPTIONS');
  });

  it('delivers an answer that comes before the body is read', async () => {
    const request = sendRequest(`${host.url}/api/early`, { method: 'POST' });
    request.on('error', () => undefined);
    request.write('the beginning of a body that never ends');
    const response = await respond(request);
    assert.equal(response.statusCode, 413);
    assert.equal(await text(response), 'too much');
    request.destroy();
  });

  for (const [name, code] of [
    ['throws', 'function_failed'],
    ['badStatus', 'function_failed'],
    ['nothing', 'function_gave_no_answer'],
  ] as const) {
    it(`answers 500 "${code}" for the function "${name}", and goes on`, async () => {
      const response = await call(`/api/${name}`, { method: 'POST', body: 'x' });
      assert.equal(response.status, 500);
      assert.equal(((await response.json()) as { code: string }).code, code);
      assert.equal((await call('/api/echo')).status, 200);
    });
  }

  it('cuts an answer that breaks off, so that it does not pass for whole', async () => {
    app.chunks.give('begun');
    const response = await call('/api/steps');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal(String((await reader?.read())?.value), 'begun');
    app.chunks.give('break');
    await assert.rejects(async () => reader?.read());
    await host.waitForEntry(
      (entry) => entry.kind === 'invocation' && entry.error === 'Error: broken off',
    );
  });

  for (const [what, target, hostHeader, status] of [
    ['a Host header that is not a host', '/api/echo', 'a/b@c', 400],
    ['a target that is not a path', 'api/echo', 'localhost', 400],
    ['a name that is not its own', '/api/echo', 'evil.example', 421],
  ] as const) {
    it(`answers ${status} to ${what}`, async () => {
      const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
      socket.write(`GET ${target} HTTP/1.1\r\nhost: ${hostHeader}\r\nconnection: close\r\n\r\n`);
      assert.ok((await text(socket)).startsWith(`HTTP/1.1 ${status} `));
    });
  }

  it('takes a target that begins with two slashes for a path, not for a host', async () => {
    const response = await respond(
      sendRequest(host.url, { path: '//evil.example/api/echo' }).end(),
    );
    assert.equal(response.statusCode, 404);
    response.resume();
  });
});

/** Waits until a count has stood still for many turns of the event loop. */
async function untilUnchanged(count: () => number): Promise<void> {
  let before = -1;
  for (let still = 0; still < 300; still += 1) {
    if (count() !== before) still = 0;
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
