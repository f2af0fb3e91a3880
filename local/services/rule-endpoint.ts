import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { BodyTooLargeError, readBody } from './read-body.ts';

const MAX_BYTES = 64 * 1024;

/** Who keeps the rules of a fault endpoint. */
export interface RuleHolder<Rule> {
  readonly rules: readonly Rule[];
  set(rules: readonly Rule[]): void;
}

/**
 * Serves `GET /_faults` (lists the rules) and `PUT /_faults` (replaces them; 400 names what is wrong with them).
 * @returns false when the request is for another path and the caller must serve it.
 */
export async function serveRuleEndpoint<Rule>(
  schema: z.ZodType<readonly Rule[]>,
  holder: RuleHolder<Rule>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.url !== '/_faults') return false;
  if (request.method === 'GET') {
    replyJson(response, 200, holder.rules);
  } else if (request.method === 'PUT') {
    const rules = await readRules(schema, request);
    if ('problem' in rules) {
      replyJson(response, 400, { message: rules.problem });
    } else {
      holder.set(rules.value);
      replyJson(response, 200, holder.rules);
    }
  } else {
    replyJson(response, 405, { message: 'The fault endpoint knows GET and PUT.' });
  }
  return true;
}

async function readRules<Rule>(schema: z.ZodType<readonly Rule[]>, request: IncomingMessage) {
  try {
    const parsed = schema.safeParse(JSON.parse((await readBody(request, MAX_BYTES)).toString()));
    return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BodyTooLargeError) {
      return { problem: error.message };
    }
    throw error;
  }
}

export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
