import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegisteredFunction, RpcTypedData } from '../core/core-types.ts';
import type { InvocationCall } from '../invocation/invoker.ts';
import { createTraceContext } from '../invocation/trace-context.ts';
import { endToEndHeaders } from './end-to-end-headers.ts';
import type { RouteValues } from './match-route.ts';

/** An HTTP request that has found its function. */
export interface HttpCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As the caller sees it: scheme, Host header, path, query. */
  readonly url: URL;
  readonly values: RouteValues;
  readonly registered: RegisteredFunction;
}

/** The parts of an invocation that buffered and streaming mode share. */
export function toInvocationCall(
  { request, response, url, values, registered }: HttpCall,
  newId: () => string,
): Omit<InvocationCall, 'data'> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const metadata: Record<string, RpcTypedData> = {
    Headers: { json: JSON.stringify({ ...endToEndHeaders(request.headers), host: url.host }) },
    Query: { json: JSON.stringify(Object.fromEntries(url.searchParams)) },
  };
  for (const [name, value] of Object.entries(values)) metadata[name] = { string: value };
  return {
    registered,
    triggerMetadata: metadata,
    traceContext: createTraceContext(
      newId,
      headerText(request, 'traceparent'),
      headerText(request, 'tracestate'),
    ),
    subject: `${request.method ?? ''} ${url.pathname}`,
    signal: gone.signal,
  };
}

function headerText(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
