import * as z from 'zod';
import type { Settings } from '../config/settings.ts';
import { listOf, pageQuery } from './schemas/common-schemas.ts';
import { documentSchema, documentsQuery, uploadFields } from './schemas/document-schemas.ts';
import {
  chatRequest,
  chatResponse,
  searchRequest,
  searchResponse,
} from './schemas/question-schemas.ts';
import { messageSchema, sessionPatch, sessionSchema } from './schemas/session-schemas.ts';

/** One operation of the API, as the OpenAPI document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly requestBody?: { readonly type: string; readonly schema: z.ZodType };
  readonly status: number;
  readonly response?: z.ZodType | 'binary';
  /** Also answers as `text/event-stream`. */
  readonly stream?: true;
  /** Statuses that answer with a body of their own instead of a problem. */
  readonly alsoAnswers?: Readonly<Record<number, z.ZodType>>;
  readonly problems: readonly number[];
}

const json = 'application/json';
const upload = uploadFields.extend({
  file: z.string().describe('The file.').meta({ format: 'binary' }),
});
const health = z.object({
  status: z.string(),
  failed: z.array(z.string()).optional(),
  checks: z
    .array(z.object({ name: z.string(), status: z.string(), reason: z.string().optional() }))
    .optional(),
});

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
      requestBody: { type: json, schema: searchRequest(max) },
      status: 200,
      response: searchResponse,
      problems: [400, 413, 415, 503],
    },
    ...sessionOperations,
    ...documentOperations,
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

const sessionOperations: readonly Operation[] = [
  {
    id: 'listSessions',
    method: 'get',
    path: '/sessions',
    summary: 'List sessions, last used first',
    query: pageQuery,
    status: 200,
    response: listOf(sessionSchema),
    problems: [400, 503],
  },
  {
    id: 'getSession',
    method: 'get',
    path: '/sessions/{id}',
    summary: 'Read a session',
    status: 200,
    response: sessionSchema,
    problems: [404, 503],
  },
  {
    id: 'renameSession',
    method: 'patch',
    path: '/sessions/{id}',
    summary: 'Give a session another title',
    requestBody: { type: json, schema: sessionPatch },
    status: 200,
    response: sessionSchema,
    problems: [400, 404, 409, 413, 415, 503],
  },
  {
    id: 'deleteSession',
    method: 'delete',
    path: '/sessions/{id}',
    summary: 'Remove a session and its messages',
    status: 204,
    problems: [404, 503],
  },
  {
    id: 'listMessages',
    method: 'get',
    path: '/sessions/{id}/messages',
    summary: 'List messages, oldest first',
    query: pageQuery,
    status: 200,
    response: listOf(messageSchema),
    problems: [400, 404, 503],
  },
  {
    id: 'getMessage',
    method: 'get',
    path: '/sessions/{id}/messages/{messageId}',
    summary: 'Read a message',
    status: 200,
    response: messageSchema,
    problems: [404, 503],
  },
];

const documentOperations: readonly Operation[] = [
  {
    id: 'uploadDocument',
    method: 'post',
    path: '/documents',
    summary: 'Upload a document; ingestion goes on in the background',
    requestBody: { type: 'multipart/form-data', schema: upload },
    status: 202,
    response: documentSchema,
    problems: [400, 413, 415, 503],
  },
  {
    id: 'listDocuments',
    method: 'get',
    path: '/documents',
    summary: 'List documents, last changed first',
    query: documentsQuery,
    status: 200,
    response: listOf(documentSchema),
    problems: [400, 503],
  },
  {
    id: 'getDocument',
    method: 'get',
    path: '/documents/{id}',
    summary: 'Read a document’s status and progress',
    status: 200,
    response: documentSchema,
    problems: [404, 503],
  },
  {
    id: 'deleteDocument',
    method: 'delete',
    path: '/documents/{id}',
    summary: 'Remove a document, its passages and its file',
    status: 202,
    response: documentSchema,
    problems: [404, 503],
  },
  {
    id: 'getDocumentContent',
    method: 'get',
    path: '/documents/{id}/content',
    summary: 'Download the original file',
    status: 200,
    response: 'binary',
    problems: [404, 503],
  },
];
