import { AppError } from '../../errors.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody, parseQuery } from '../parse-input.ts';
import { pathId } from '../path-id.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { pageQuery } from '../schemas/common-schemas.ts';
import { evaluationRequest } from '../schemas/evaluation-schemas.ts';

/** `POST /api/ops/evaluations`: stores the figures of a run. */
export async function storeEvaluation(call: Call): Promise<Reply> {
  const { request, services, principal } = call;
  const figures = await parseJsonBody(request, evaluationRequest);
  const id = services.ids.next();
  const createdAt = services.clock.now().toISOString();
  const evaluation = { id, createdAt, ...figures };
  await services.evaluations.add(principal.tenantId, evaluation);
  return jsonReply(evaluation, 201, { location: `/api/ops/evaluations/${id}` });
}

/** `GET /api/ops/evaluations`: stored runs without their figures, newest first. */
export async function listEvaluations(call: Call): Promise<Reply> {
  const { request, services, principal } = call;
  const page = parseQuery(request, pageQuery);
  return jsonReply(await services.evaluations.list(principal.tenantId, page));
}

/** `GET /api/ops/evaluations/{id}`: one run with all its figures. */
export async function getEvaluation(call: Call): Promise<Reply> {
  const { request, services, principal } = call;
  const id = pathId(request.params, 'id');
  const found =
    id === undefined ? undefined : await services.evaluations.get(principal.tenantId, id);
  if (found) return jsonReply(found);
  throw new AppError('evaluation_not_found', 'There is no such evaluation run.', {
    remedy: 'List them with GET /api/ops/evaluations.',
  });
}
