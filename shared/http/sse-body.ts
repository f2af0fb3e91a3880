import type { ReadableStream } from 'node:stream/web';
import type { Connection } from './connection.ts';
import { pacedBody } from './paced-body.ts';

/** Proxies close connections that stay silent; a comment line keeps them open. */
const heartbeatMs = 15_000;

/** Items that are at hand together share one write of about this many characters: writes cost more than what is in them. */
const longestWrite = 16 * 1024;

/** How items look in the stream. */
export interface SseFormat<T> {
  /** One event with the empty line that ends it. */
  readonly event: (item: T) => string;
  /** What comes after the last item. */
  readonly end: string;
}

/** Each item as one `data:` line, `[DONE]` at the end, as model services and the AI SDK have it. */
const dataLines: SseFormat<unknown> = {
  event: (item) => `data: ${JSON.stringify(item)}\n\n`,
  end: 'data: [DONE]\n\n',
};

/**
 * Server-sent events as a response body. Items are asked for only as fast as the client reads (one write ahead), and the
 * source is returned (closed) as soon as the client is gone.
 */
export function sseBody<T>(
  items: AsyncIterable<T>,
  connection: Connection,
  format: SseFormat<T> = dataLines,
): ReadableStream<Uint8Array> {
  return pacedBody(encode(items, format), connection);
}

async function* encode<T>(
  items: AsyncIterable<T>,
  { event, end }: SseFormat<T>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = items[Symbol.asyncIterator]();
  let next = ask(iterator);
  try {
    for (;;) {
      let item: IteratorResult<T> | 'silent' | 'later' = await orHeartbeat(next);
      let lines = item === 'silent' ? ': keep-alive\n\n' : '';
      while (typeof item !== 'string' && !item.done) {
        lines += event(item.value);
        next = ask(iterator);
        item = lines.length < longestWrite ? await orLater(next) : 'later';
      }
      const done = typeof item !== 'string';
      const text = done ? lines + end : lines;
      if (text !== '') yield encoder.encode(text);
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
