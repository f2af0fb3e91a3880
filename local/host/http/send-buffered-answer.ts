import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { RpcHttpData } from '../core/core-types.ts';
import { serializeCookie } from './serialize-cookie.ts';

/** Sends the answer of a buffered function; a function that returned nothing is answered 204. */
export function sendBufferedAnswer(response: ServerResponse, http: RpcHttpData | undefined): void {
  if (response.destroyed) return;
  if (!http) {
    response.writeHead(204).end();
    return;
  }
  const headers: OutgoingHttpHeaders = { ...http.headers };
  const cookies = http.cookies?.map(serializeCookie) ?? [];
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  response.writeHead(Number(http.statusCode ?? 200), headers);
  response.end(http.body?.bytes ?? http.body?.string ?? undefined);
}
