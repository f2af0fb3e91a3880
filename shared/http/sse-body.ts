import type { ReadableStream } from 'node:stream/web';
import type { Connection } from './connection.ts';
import { pacedBody } from './paced-body.ts';

/** Proxies close connections that stay silent; a comment line keeps them open. */
const heartbeatMs = 15_000;

/** Items that are at hand together share one write of about this many characters: writes cost more than what is in them. */
const longestWrite = 16 * 1024;

/**
 * Server-sent events as a response body: each item as one `data:` line, `[DONE]` at the end. Items are asked for only
 * as fast as the client reads (one write ahead), and the source is returned (closed) as soon as the client is gone.
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
  let next = ask(iterator);
  try {
    for (;;) {
      let item: IteratorResult<unknown> | 'silent' | 'later' = await orHeartbeat(next);
      let lines = item === 'silent' ? ': keep-alive\n\n' : '';
      while (typeof item !== 'string' && !item.done) {
        lines += `data: ${JSON.stringify(item.value)}\n\n`;
        next = ask(iterator);
        item = lines.length < longestWrite ? await orLater(next) : 'later';
      }
      const done = typeof item !== 'string';
      yield encoder.encode(done ? `${lines}data: [DONE]\n\n` : lines);
      if (done) return;
    }
  } finally {
    await iterator.return?.();
  }
}

function ask<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = iterator.next();
  // It may fail when nobody waits for it any more, since the client has gone.
  next.catch(() => undefined);
  return next;
}

/** An item that is at hand already; one that has to be waited for is left to the next write. */
async function orLater<T>(next: Promise<T>): Promise<T | 'later'> {
  const later = Promise.withResolvers<'later'>();
  setImmediate(() => later.resolve('later'));
  return Promise.race([next, later.promise]);
}

async function orHeartbeat<T>(next: Promise<T>): Promise<T | 'silent'> {
  const silence = Promise.withResolvers<'silent'>();
  const timer = setTimeout(() => silence.resolve('silent'), heartbeatMs);
  try {
    return await Promise.race([next, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}
