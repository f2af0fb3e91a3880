import { ReadableStream } from 'node:stream/web';
import type { Connection } from './connection.ts';

/**
 * A response body that is made only as fast as the client reads it. Its source is ended as soon as the client is gone;
 * when the source fails the connection is cut, since the status is sent already.
 */
export function pacedBody(
  source: AsyncIterable<Uint8Array>,
  connection: Connection,
): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const gone = () => connection.signal.aborted;
  let begun = false;
  const next = () => {
    begun = true;
    return iterator.next();
  };
  const end = async () => {
    // A generator that never began would skip its `finally`, and what it holds would stay open.
    if (!begun) await next().catch(() => undefined);
    await iterator.return?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await connection.drained();
        if (gone()) {
          await end();
          controller.close();
          return;
        }
        try {
          const result = await next();
          if (result.done) controller.close();
          else controller.enqueue(result.value);
        } catch (error) {
          if (gone()) {
            controller.close();
            return;
          }
          connection.cut();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
