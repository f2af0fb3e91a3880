import type { Operation } from './operation.ts';
import { deadLetterSchema, replayedResponse } from './schemas/command-schemas.ts';
import { listOf, pageQuery } from './schemas/common-schemas.ts';

export const deadLetterOperations: readonly Operation[] = [
  {
    id: 'listDeadLetters',
    method: 'get',
    path: '/ops/dead-letters',
    summary: 'List commands that were given up, oldest first',
    query: pageQuery,
    status: 200,
    response: listOf(deadLetterSchema),
    problems: [400, 503],
  },
  {
    id: 'replayDeadLetter',
    method: 'post',
    path: '/ops/dead-letters/{id}/replay',
    summary: 'Put a command that was given up back on the queue',
    status: 202,
    response: replayedResponse,
    problems: [404, 409, 503],
  },
  {
    id: 'replayDeadLetters',
    method: 'post',
    path: '/ops/dead-letters/replay',
    summary: 'Put all commands that were given up back on the queue',
    status: 202,
    response: replayedResponse,
    problems: [503],
  },
];
