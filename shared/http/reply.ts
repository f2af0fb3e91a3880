import { ReadableStream } from 'node:stream/web';
import type { HttpResponseInit } from '@azure/functions';

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Exclude<HttpResponseInit['body'], undefined>;
  /** Asked once a streamed body has ended: false when it ended with an error, so that asking again makes sense. */
  readonly isFinal?: () => boolean;
}

export function jsonReply(
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** The reply to HEAD: what GET would answer, with nothing read of a body that streams. */
export async function withoutBody({ status, headers, body }: Reply): Promise<Reply> {
  if (body instanceof ReadableStream) await body.cancel();
  const length = typeof body === 'string' && { 'content-length': String(Buffer.byteLength(body)) };
  return { status, headers: { ...headers, ...length } };
}

export const noContent: Reply = { status: 204, headers: {} };
