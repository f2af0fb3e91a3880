import { app } from '@azure/functions';
import { allMethods, handle } from '../shared/http/handle.ts';
import {
  getEvaluation,
  listEvaluations,
  storeEvaluation,
} from '../shared/http/routes/evaluation-routes.ts';

app.http('evaluations', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'ops/evaluations',
  handler: handle({ GET: listEvaluations, POST: storeEvaluation }),
});

app.http('evaluation', {
  methods: allMethods,
  authLevel: 'anonymous',
  route: 'ops/evaluations/{id}',
  handler: handle({ GET: getEvaluation }),
});
