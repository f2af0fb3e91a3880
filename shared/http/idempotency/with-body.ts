import { ReadableStream } from 'node:stream/web';
import type { IncomingRequest } from '../incoming-request.ts';

/** The same request with a body that was read already, to be read once more. */
export function withBody(request: IncomingRequest, body: Buffer): IncomingRequest {
  const { method, url, headers, query, params } = request;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (body.length > 0) controller.enqueue(body);
      controller.close();
    },
  });
  return { method, url, headers, query, params, body: stream };
}
