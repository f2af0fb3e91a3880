import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { AppError } from '../../errors.ts';
import type { KeptReply } from '../../ports/idempotency-store.ts';
import { bodyLimit } from '../body-limit.ts';
import type { Call, Route } from '../handle.ts';
import { readBody } from '../read-body.ts';
import type { Reply } from '../reply.ts';
import { holdLease, leaseMs, type Lease } from './hold-lease.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { recordedBody } from './recorded-body.ts';
import { requestFingerprint } from './request-fingerprint.ts';
import { withBody } from './with-body.ts';

/** Seconds after which a client may ask again for what is being executed. */
const askAgainAfter = 2;

/**
 * Answers a request that carries an `Idempotency-Key`: the first one is executed and its reply kept for a day, the same
 * request again gets that reply. Only what succeeded is kept; what failed or was broken off may be tried again under the
 * same key. Requests without a key are simply executed.
 * @throws AppError `idempotency_key_reused`, `request_in_progress`, `invalid_request`, `payload_too_large`
 */
export async function runOnce(call: Call, route: Route): Promise<Reply> {
  const key = idempotencyKeyOf(call.request);
  if (key === undefined) return route(call);
  const { services, principal, log } = call;
  const body = await readBody(call.request, bodyLimit(call.request, services.settings));
  const now = services.clock.now();
  const outcome = await services.idempotency.reserve(
    principal.tenantId,
    idOf(call, key),
    requestFingerprint(call.request, body),
    { now, until: new Date(now.getTime() + leaseMs) },
  );
  switch (outcome.state) {
    case 'other-request':
      throw keyReused();
    case 'in-progress':
      throw inProgress();
    case 'kept':
      return { ...outcome.reply, headers: { ...outcome.reply.headers, ...replayed } };
    case 'reserved': {
      const lease = holdLease(outcome.reservation, services.clock, log);
      return execute({ ...call, request: withBody(call.request, body) }, route, lease);
    }
  }
}

/** Tells a client that nothing was executed for this reply. */
const replayed = { 'idempotency-replayed': 'true' };

async function execute(call: Call, route: Route, lease: Lease): Promise<Reply> {
  let reply: Reply;
  try {
    reply = await route(call);
  } catch (error) {
    await lease.end(undefined);
    throw error;
  }
  const { status, headers, body } = reply;
  const isKept = () => status < 400 && reply.isFinal?.() !== false;
  if (body instanceof ReadableStream) {
    const recorded = recordedBody(body as ReadableStream<Uint8Array>, async (text) => {
      const isWhole = text !== undefined && !call.connection.signal.aborted && isKept();
      await lease.end(isWhole ? { status, headers, body: text } : undefined);
    });
    return { ...reply, body: recorded };
  }
  await lease.end(isKept() ? keptReply(reply) : undefined);
  return reply;
}

/** Nothing but text can be kept; what changes something answers with nothing else. */
function keptReply({ status, headers, body }: Reply): KeptReply | undefined {
  if (body === undefined) return { status, headers };
  return typeof body === 'string' ? { status, headers, body } : undefined;
}

/** A key is its sender's, and means one route. */
function idOf({ request, principal }: Call, key: string): string {
  const scope = [principal.userId, request.method, new URL(request.url).pathname, key];
  return createHash('sha256').update(JSON.stringify(scope)).digest('hex').slice(0, 32);
}

function keyReused(): AppError {
  return new AppError(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request.',
    { remedy: 'Use a new key for a new request.' },
  );
}

function inProgress(): AppError {
  return new AppError(
    'request_in_progress',
    'A request with this Idempotency-Key is still at work.',
    { remedy: 'Send it again in a moment to get its answer.', retryAfter: askAgainAfter },
  );
}
