import * as z from 'zod';
import type { Settings } from '../config/settings.ts';
import { deadLetterOperations } from './dead-letter-operations.ts';
import { documentOperations } from './document-operations.ts';
import { evaluationOperations } from './evaluation-operations.ts';
import { json, type Operation } from './operation.ts';
import { profileOperations } from './profile-operations.ts';
import {
  chatRequest,
  chatResponse,
  searchRequest,
  searchResponse,
} from './schemas/question-schemas.ts';
import { sessionOperations } from './session-operations.ts';

const health = z.object({
  status: z.string(),
  failed: z.array(z.string()).optional(),
  checks: z
    .array(z.object({ name: z.string(), status: z.string(), reason: z.string().optional() }))
    .optional(),
});

/** Every operation of the API. */
export function operations(
  settings: Pick<Settings, 'MESSAGE_MAX_CHARACTERS'>,
): readonly Operation[] {
  const max = settings.MESSAGE_MAX_CHARACTERS;
  return [
    {
      id: 'ask',
      method: 'post',
      path: '/chat',
      summary: 'Ask a question; begins a session when sessionId is absent',
      requestBody: { type: json, schema: chatRequest(max) },
      status: 200,
      response: chatResponse,
      stream: true,
      problems: [400, 404, 409, 413, 415, 503],
    },
    {
      id: 'search',
      method: 'post',
      path: '/search',
      summary: 'Retrieve passages without an answer',
      readsOnly: true,
      requestBody: { type: json, schema: searchRequest(max) },
      status: 200,
      response: searchResponse,
      problems: [400, 413, 415, 503],
    },
    ...sessionOperations,
    ...profileOperations,
    ...documentOperations,
    ...deadLetterOperations,
    ...evaluationOperations,
    {
      id: 'live',
      method: 'get',
      path: '/health/live',
      summary: 'The process answers',
      status: 200,
      response: health,
      problems: [],
    },
    {
      id: 'ready',
      method: 'get',
      path: '/health/ready',
      summary: 'A question can be answered; 503 names what is missing',
      status: 200,
      response: health,
      alsoAnswers: { 503: health },
      problems: [],
    },
  ];
}
