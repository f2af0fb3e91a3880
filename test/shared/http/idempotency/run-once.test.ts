import assert from 'node:assert/strict';
import { ReadableStream } from 'node:stream/web';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import { runOnce } from '../../../../shared/http/idempotency/run-once.ts';
import type { Call, Route } from '../../../../shared/http/handle.ts';
import { parseJsonBody } from '../../../../shared/http/parse-input.ts';
import { jsonReply, type Reply } from '../../../../shared/http/reply.ts';
import type { IdempotencyStore } from '../../../../shared/ports/idempotency-store.ts';
import { aCall } from '../../../support/a-call.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { MemoryIdempotencyStore } from '../../../support/memory-idempotency-store.ts';
import * as z from 'zod';

const settings = testSettings();

/** Calls that share a store; the clock stands until it is set. */
function world(idempotency: IdempotencyStore = new MemoryIdempotencyStore()) {
  const time = { now: new Date('2026-01-01T00:00:00Z') };
  const services = { idempotency, settings, clock: { now: () => time.now } };
  const call = (
    key: string | undefined,
    body = '{"name":"a"}',
    more: { path?: string; userId?: string } = {},
  ) =>
    aCall(
      services,
      {
        method: 'POST',
        url: `http://localhost:7071/api${more.path ?? '/things'}`,
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: { string: body },
      },
      { principal: { tenantId: 'acme', userId: more.userId ?? 'kim', groups: [] } },
    );
  return { call, time };
}

/** A route that counts its executions and answers what it was sent. */
function counting() {
  const state = { executions: 0 };
  const route: Route = async ({ request }: Call) => {
    state.executions += 1;
    const { name } = await parseJsonBody(request, z.object({ name: z.string() }));
    return jsonReply({ name, execution: state.executions }, 201, { location: `/api/${name}` });
  };
  return { state, route };
}

test('the same request under the same key is executed once and answered twice', async () => {
  const { call } = world();
  const { state, route } = counting();
  const first = await runOnce(call('k'), route);
  const second = await runOnce(call('k'), route);
  assert.equal(state.executions, 1);
  assert.equal(second.status, 201);
  assert.equal(second.body, first.body);
  assert.deepEqual(second.headers, { ...first.headers, 'idempotency-replayed': 'true' });
});

test('without a key every request is executed', async () => {
  const { call } = world();
  const { state, route } = counting();
  await runOnce(call(undefined), route);
  await runOnce(call(undefined), route);
  assert.equal(state.executions, 2);
});

test('a key means one request of one user on one route', async () => {
  const { call } = world();
  const { state, route } = counting();
  await runOnce(call('k'), route);
  await runOnce(call('k', undefined, { path: '/others' }), route);
  await runOnce(call('k', undefined, { userId: 'lee' }), route);
  assert.equal(state.executions, 3);
  const reused = runOnce(call('k', '{"name":"b"}'), route);
  await assert.rejects(reused, { code: 'idempotency_key_reused', status: 422 });
  assert.equal(state.executions, 3);
});

test('a request that is still at work is not executed a second time', async () => {
  const { call } = world();
  const working = Promise.withResolvers<Reply>();
  const first = runOnce(call('k'), () => working.promise);
  const second = runOnce(call('k'), counting().route);
  await assert.rejects(second, { code: 'request_in_progress', status: 409, retryAfter: 2 });
  working.resolve(jsonReply({ done: true }));
  await first;
  const third = await runOnce(call('k'), counting().route);
  assert.equal(third.body, '{"done":true}');
});

test('what failed may be tried again under the same key', async () => {
  const { call } = world();
  const { state, route } = counting();
  const failing = async () => {
    throw new AppError('store_unavailable', 'Away.');
  };
  await assert.rejects(runOnce(call('k'), failing), { code: 'store_unavailable' });
  assert.equal((await runOnce(call('k'), async () => jsonReply({}, 503))).status, 503);
  await runOnce(call('k'), route);
  assert.equal(state.executions, 1);
});

test('a request that broke off with its process gives its key free after a while', async () => {
  const { call, time } = world();
  const { state, route } = counting();
  const never = new Promise<Reply>(() => undefined);
  void runOnce(call('k'), () => never);
  await assert.rejects(runOnce(call('k'), route), { code: 'request_in_progress' });
  time.now = new Date('2026-01-01T00:00:31Z');
  await runOnce(call('k'), route);
  assert.equal(state.executions, 1);
});

test('a body over the limit is refused before it is compared', async () => {
  const { call } = world();
  const { state, route } = counting();
  const refused = runOnce(call('k', `{"name":"${'a'.repeat(300_000)}"}`), route);
  await assert.rejects(refused, { code: 'payload_too_large' });
  assert.equal(state.executions, 0);
});

test('a reply that cannot be kept is given all the same, and the log says so', async () => {
  const away = async () => {
    throw new AppError('store_unavailable', 'Away.');
  };
  const reservation = { renew: away, keep: away, release: away };
  const { call } = world({ reserve: async () => ({ state: 'reserved', reservation }) });
  const once = call('k');
  assert.equal((await runOnce(once, counting().route)).status, 201);
  assert.deepEqual(once.warnings, ['The outcome of an idempotency key could not be stored.']);
});

function streaming(parts: readonly string[], isFinal = true) {
  const state = { executions: 0 };
  const route: Route = async () => {
    state.executions += 1;
    const body = ReadableStream.from(parts.map((part) => Buffer.from(part)));
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: body as ReadableStream<Uint8Array>,
      isFinal: () => isFinal,
    };
  };
  return { state, route };
}

const bodyOf = ({ body }: Reply) =>
  typeof body === 'string' ? body : text(body as unknown as AsyncIterable<Uint8Array>);

test('a stream is kept when it has ended, and given again whole', async () => {
  const { call } = world();
  const { state, route } = streaming(['data: é', '\n\n', 'data: [DONE]\n\n']);
  const first = await bodyOf(await runOnce(call('k'), route));
  const again = await runOnce(call('k'), route);
  assert.equal(state.executions, 1);
  assert.equal(await bodyOf(again), first);
  assert.equal(again.headers['content-type'], 'text/event-stream');
});

test('a stream under way is in progress', async () => {
  const { call } = world();
  const { route } = streaming(['one', 'two']);
  const first = await runOnce(call('k'), route);
  await assert.rejects(runOnce(call('k'), route), { code: 'request_in_progress' });
  await bodyOf(first);
});

test('a stream that its client left, or that ended with an error, is not kept', async () => {
  const { call } = world();
  const left = streaming(['one', 'two']);
  const first = await runOnce(call('left'), left.route);
  await (first.body as ReadableStream).cancel();
  await bodyOf(await runOnce(call('left'), left.route));
  assert.equal(left.state.executions, 2);

  const cut = streaming(['one']);
  const leaving = call('cut');
  const broken = await runOnce(leaving, cut.route);
  leaving.connection.leave();
  await bodyOf(broken);
  await bodyOf(await runOnce(call('cut'), cut.route));
  assert.equal(cut.state.executions, 2);

  const failed = streaming(['one'], false);
  await bodyOf(await runOnce(call('failed'), failed.route));
  await bodyOf(await runOnce(call('failed'), failed.route));
  assert.equal(failed.state.executions, 2);
});

test('a stream whose source fails gives its key free', async () => {
  const { call } = world();
  const failing: Route = async () => ({
    status: 200,
    headers: {},
    body: new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('cut')) }),
  });
  await assert.rejects(bodyOf(await runOnce(call('k'), failing)) as Promise<string>, /cut/u);
  const { state, route } = counting();
  await runOnce(call('k'), route);
  assert.equal(state.executions, 1);
});
