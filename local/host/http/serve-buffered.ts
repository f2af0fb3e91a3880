import type { IncomingMessage } from 'node:http';
import type { Invoker } from '../invocation/invoker.ts';
import { drainUnreadBody } from './drain-unread-body.ts';
import { endToEndHeaders } from './end-to-end-headers.ts';
import { toInvocationCall, type HttpCall } from './http-call.ts';
import { sendProblem } from './problem.ts';
import { bodyTooLarge, functionFailed } from './problems.ts';
import { sendBufferedAnswer } from './send-buffered-answer.ts';

export interface BufferedContext {
  readonly invoker: Invoker;
  readonly newId: () => string;
  /** The longest body that is read, in bytes. */
  readonly bodyLimit: number;
}

/** Serves a request in buffered mode: the whole body goes in, the whole answer comes out. */
export async function serveBuffered(call: HttpCall, context: BufferedContext): Promise<void> {
  const { request, response } = call;
  drainUnreadBody(request, response);
  const body = await readBody(request, context.bodyLimit);
  if (body === 'aborted') return;
  if (body === 'too-large') {
    sendProblem(response, bodyTooLarge);
    return;
  }
  try {
    const result = await context.invoker.invoke({
      ...toInvocationCall(call, context.newId),
      data: {
        http: {
          method: request.method ?? 'GET',
          url: call.url.href,
          headers: flatten(endToEndHeaders(request.headers)),
          params: { ...call.values },
          ...(body.length > 0 && { body: { bytes: body } }),
        },
      },
      statusOf: ({ response: { returnValue } }) => Number(returnValue?.http?.statusCode ?? 204),
    });
    sendBufferedAnswer(response, result.response.returnValue?.http ?? undefined);
  } catch {
    sendProblem(response, functionFailed);
  }
}

async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too-large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left open on an early return: the rest of a body that is too long is drained by others.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > limit) return 'too-large';
      chunks.push(bytes);
    }
  } catch {
    return 'aborted';
  }
  return Buffer.concat(chunks);
}

function flatten(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}
