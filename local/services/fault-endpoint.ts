import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Faults } from './faults.ts';
import { serveRuleEndpoint } from './rule-endpoint.ts';

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
 * Serves the fault rules of an HTTP service, see {@link serveRuleEndpoint}.
 * @returns false when the request is for another path and the caller must serve it.
 */
export function serveFaultEndpoint(
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  return serveRuleEndpoint(rulesSchema, faults, request, response);
}
