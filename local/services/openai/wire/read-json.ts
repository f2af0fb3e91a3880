import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { BodyTooLargeError, readBody } from '../../read-body.ts';
import { OpenAIError } from './openai-error.ts';

/** 2,048 embedding inputs of 8,192 tokens fit. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads and checks a JSON body; fields the schema does not know pass, as they do at OpenAI.
 * @throws OpenAIError 400 naming the first field that is wrong, 413
 */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson(await readText(request)));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const param = z.core.toDotPath(issue?.path ?? []);
  const where = param === '' ? 'the body' : `'${param}'`;
  throw new OpenAIError(
    400,
    'invalid_value',
    `Invalid value for ${where}: ${issue?.message ?? 'not understood'}.`,
    param || null,
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  try {
    return (await readBody(request, MAX_BYTES)).toString('utf8');
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      throw new OpenAIError(413, 'request_too_large', error.message);
    }
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new OpenAIError(400, 'invalid_json', 'The body is not valid JSON.');
  }
}
