import { json, type Operation } from './operation.ts';
import { listOf, pageQuery } from './schemas/common-schemas.ts';
import { messageSchema, sessionPatch, sessionSchema } from './schemas/session-schemas.ts';

export const sessionOperations: readonly Operation[] = [
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
