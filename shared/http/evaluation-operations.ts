import { json, type Operation } from './operation.ts';
import { listOf, pageQuery } from './schemas/common-schemas.ts';
import {
  evaluationHeadSchema,
  evaluationRequest,
  evaluationSchema,
} from './schemas/evaluation-schemas.ts';

export const evaluationOperations: readonly Operation[] = [
  {
    id: 'storeEvaluation',
    method: 'post',
    path: '/ops/evaluations',
    summary: 'Store the figures of an evaluation run',
    requestBody: { type: json, schema: evaluationRequest },
    status: 201,
    response: evaluationSchema,
    problems: [400, 413, 415, 503],
  },
  {
    id: 'listEvaluations',
    method: 'get',
    path: '/ops/evaluations',
    summary: 'List stored evaluation runs, newest first',
    query: pageQuery,
    status: 200,
    response: listOf(evaluationHeadSchema),
    problems: [400, 503],
  },
  {
    id: 'getEvaluation',
    method: 'get',
    path: '/ops/evaluations/{id}',
    summary: 'Read all figures of a stored evaluation run',
    status: 200,
    response: evaluationSchema,
    problems: [404, 503],
  },
];
