import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { maxJsonBytes } from './body-limit.ts';
import { describeIssue } from './describe-issue.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { readBody } from './read-body.ts';

/**
 * Reads and checks a JSON body.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, or `invalid_request` naming each faulty field
 */
export async function parseJsonBody<T extends z.ZodType>(
  request: IncomingRequest,
  schema: T,
): Promise<z.output<T>> {
  const type = request.headers.get('content-type');
  if (type && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new AppError('unsupported_media_type', `The body's type ${type} is not JSON.`, {
      remedy: 'Send application/json.',
    });
  }
  const body = await readBody(request, maxJsonBytes);
  let value: unknown;
  try {
    // Drops a byte order mark, and refuses bytes that are not UTF-8 rather than replace them.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError('invalid_request', 'The body is not valid JSON.', {
      cause,
      remedy: 'Send one JSON object.',
      fields: [{ field: 'body', message: body.length === 0 ? 'is empty' : 'is not valid JSON' }],
    });
  }
  return parseInput(value, schema);
}

/** Checks the query string; a parameter given twice counts once, the last one. */
export function parseQuery<T extends z.ZodType>(request: IncomingRequest, schema: T): z.output<T> {
  return parseInput(Object.fromEntries(request.query), schema);
}

/** @throws AppError `invalid_request` naming each faulty field */
export function parseInput<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(faultyFields);
  throw new AppError(
    'invalid_request',
    `The request is not usable: ${fields.map(({ field, message }) => `${field} ${message}`).join('; ')}.`,
    { fields },
  );
}

function faultyFields(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not known' }));
  }
  return [{ field: path.join('.') || 'body', message: issue.message }];
}
