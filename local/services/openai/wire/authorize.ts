import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { OpenAIError } from './openai-error.ts';

/**
 * Accepts the key as OpenAI sends it (`Authorization: Bearer`) and as Azure does (`api-key`).
 * @throws OpenAIError 401
 */
export function authorize(headers: IncomingHttpHeaders, apiKey: string): void {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const header = headers['api-key'];
  const given = bearer ?? (typeof header === 'string' ? header : undefined);
  if (given === undefined) {
    throw new OpenAIError(
      401,
      'missing_api_key',
      'No API key was sent. Send it as `Authorization: Bearer` or as `api-key`.',
    );
  }
  if (!timingSafeEqual(digest(given), digest(apiKey))) {
    throw new OpenAIError(
      401,
      'invalid_api_key',
      'The API key is not the one this service was started with.',
    );
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
