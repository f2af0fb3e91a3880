import { ReadableStream } from 'node:stream/web';
import type { Connection } from './connection.ts';

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
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<unknown>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await connection.drained();
        if (connection.signal.aborted) {
          await iterator.return?.();
          controller.close();
          return;
        }
        next ??= iterator.next();
        const result = await orHeartbeat(next);
        if (result === 'heartbeat') {
          controller.enqueue(encoder.encode(': keep-alive\n\n'));
          return;
        }
        next = undefined;
        if (result.done) {
          controller.enqueue(encoder.encode('data: [DONE]\n\n'));
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(result.value)}\n\n`));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
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
