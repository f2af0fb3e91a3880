import type { ReadableStream } from 'node:stream/web';
import type { Connection } from './connection.ts';
import { pacedBody } from './paced-body.ts';

/** Proxies close connections that stay silent; a comment line keeps them open. */
const heartbeatMs = 15_000;

/**
 * Server-sent events as a response body: each item as one `data:` line, `[DONE]` at the end. Items are asked for only
 * as fast as the client reads, and the source is returned (closed) as soon as the client is gone.
 */
export function sseBody(
  items: AsyncIterable<unknown>,
  connection: Connection,
): ReadableStream<Uint8Array> {
  return pacedBody(encode(items), connection);
}

async function* encode(items: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = items[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<unknown>> | undefined;
  try {
    for (;;) {
      next ??= iterator.next();
      const result = await orHeartbeat(next);
      if (result === 'heartbeat') {
        yield encoder.encode(': keep-alive\n\n');
        continue;
      }
      next = undefined;
      if (result.done) break;
      yield encoder.encode(`data: ${JSON.stringify(result.value)}\n\n`);
    }
    yield encoder.encode('data: [DONE]\n\n');
  } finally {
    await iterator.return?.();
  }
}

async function orHeartbeat<T>(next: Promise<T>): Promise<T | 'heartbeat'> {
  const silence = Promise.withResolvers<'heartbeat'>();
  const timer = setTimeout(() => silence.resolve('heartbeat'), heartbeatMs);
  try {
    return await Promise.race([next, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}
