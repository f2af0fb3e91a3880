import * as z from 'zod';
import type { Settings } from '../config/settings.ts';
import { problemSchema } from './schemas/common-schemas.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

/** The OpenAPI 3.1 description of the API, made from the same schemas that check requests. */
export function openApiDocument(settings: Pick<Settings, 'MESSAGE_MAX_CHARACTERS'>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations(settings)) {
    (paths[operation.path] ??= {})[operation.method] = describeOperation(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Grounded',
      version: '1',
      description: 'Answers from your documents, with checked citations.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  };
}

function describeOperation(operation: Operation) {
  const { requestBody, query, response, status, alsoAnswers = {} } = operation;
  const changes = operation.method !== 'get' && operation.readsOnly !== true;
  return {
    operationId: operation.id,
    summary: operation.summary,
    parameters: [
      ...pathParameters(operation.path),
      ...(query ? queryParameters(query) : []),
      ...(changes ? [idempotencyKey] : []),
    ],
    ...(requestBody && {
      requestBody: {
        required: true,
        content: { [requestBody.type]: { schema: jsonSchema(requestBody.schema, 'input') } },
      },
    }),
    responses: {
      [status]: {
        description: operation.summary,
        ...(response && { content: responseContent(response, operation.stream === true) }),
      },
      ...Object.fromEntries(
        Object.entries(alsoAnswers).map(([code, schema]) => [
          code,
          { description: operation.summary, content: responseContent(schema, false) },
        ]),
      ),
      ...Object.fromEntries(
        [...operation.problems, ...(changes ? keyProblems : [])].map((code) => [
          code,
          problemResponse,
        ]),
      ),
      default: problemResponse,
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same request under the same key is executed once within a day.',
  schema: { type: 'string' },
};

/** The key cannot be used, its request is at work, or it was used for another. */
const keyProblems = [400, 409, 422];

const problemResponse = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function responseContent(response: NonNullable<Operation['response']>, stream: boolean) {
  if (response === 'binary') {
    return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  }
  if (response === 'events') {
    return { 'text/event-stream': { schema: { type: 'string', description: 'Named events.' } } };
  }
  return {
    'application/json': { schema: jsonSchema(response, 'output') },
    ...(stream && {
      'text/event-stream': {
        schema: { type: 'string', description: 'AI SDK UI message stream, version 1.' },
      },
    }),
  };
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodType, 'input'),
  }));
}
