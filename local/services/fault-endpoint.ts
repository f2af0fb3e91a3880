import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Faults } from './faults.ts';
import { BodyTooLargeError, readBody } from './read-body.ts';

const MAX_BYTES = 64 * 1024;

const rulesSchema = z.array(
  z.strictObject({
    match: z.string().exactOptional(),
    status: z.int().min(100).max(599).exactOptional(),
    itemStatus: z.int().min(400).max(599).exactOptional(),
    retryAfter: z.number().min(0).exactOptional(),
    retryAfterMs: z.number().min(0).exactOptional(),
    latencyMs: z.number().min(0).exactOptional(),
    cutAfterBytes: z.int().min(0).exactOptional(),
    rate: z.number().min(0).max(1).exactOptional(),
    count: z.int().min(0).exactOptional(),
  }),
);

/**
 * Serves `GET /_faults` (lists the rules) and `PUT /_faults` (replaces them; 400 names what is wrong with them).
 * @returns false when the request is for another path and the caller must serve it.
 */
export async function serveFaultEndpoint(
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.url !== '/_faults') return false;
  if (request.method === 'GET') {
    reply(response, 200, faults.rules);
  } else if (request.method === 'PUT') {
    const rules = await readRules(request);
    if ('problem' in rules) {
      reply(response, 400, { message: rules.problem });
    } else {
      faults.set(rules.value);
      reply(response, 200, faults.rules);
    }
  } else {
    reply(response, 405, { message: 'The fault endpoint knows GET and PUT.' });
  }
  return true;
}

async function readRules(request: IncomingMessage) {
  try {
    const parsed = rulesSchema.safeParse(
      JSON.parse((await readBody(request, MAX_BYTES)).toString()),
    );
    return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BodyTooLargeError) {
      return { problem: error.message };
    }
    throw error;
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
