import { AppError } from '../errors.ts';
import type { IncomingRequest } from './incoming-request.ts';

/**
 * Reads a request's body up to `maxBytes`. A longer one is refused before it is read whole: at once when its
 * `Content-Length` says so, otherwise at the chunk that passes the limit.
 * @throws AppError `payload_too_large`; `aborted` when the client leaves before it has sent all
 */
export async function readBody(
  request: Pick<IncomingRequest, 'headers' | 'body'>,
  maxBytes: number,
): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of received(request)) {
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function* received(
  request: Pick<IncomingRequest, 'headers' | 'body'>,
): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  try {
    // Cancelling the body would break the connection that the refusal still has to go through.
    for await (const chunk of request.body.values({ preventCancel: true })) {
      yield chunk as Uint8Array;
    }
  } catch (cause) {
    throw new AppError('aborted', 'The request ended before its body was whole.', { cause });
  }
}

function tooLarge(maxBytes: number): AppError {
  const limit =
    maxBytes >= 1024 * 1024
      ? `${maxBytes / (1024 * 1024)} MB`
      : `${Math.round(maxBytes / 1024)} KB`;
  return new AppError('payload_too_large', `The request is larger than ${limit}.`, {
    remedy: 'Send less.',
  });
}
