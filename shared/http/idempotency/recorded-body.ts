import { ReadableStream } from 'node:stream/web';

/**
 * Passes a body on as it is read, and tells at its end what it was: the whole text, or undefined when it was broken off.
 * The end of the body waits for `ended`.
 */
export function recordedBody(
  body: ReadableStream<Uint8Array>,
  ended: (text: string | undefined) => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            chunks.push(value);
            controller.enqueue(value);
            return;
          }
        } catch (error) {
          await ended(undefined);
          throw error;
        }
        await ended(Buffer.concat(chunks).toString());
        controller.close();
      },
      async cancel(reason) {
        await reader.cancel(reason);
        await ended(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
