import type { ServerResponse } from 'node:http';
import { CHAT_MODEL, EMBEDDING_MODEL } from '../models.ts';
import { OpenAIError } from '../wire/openai-error.ts';
import { replyJson } from '../wire/reply-json.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * `GET /v1/models` and `GET /v1/models/{id}`.
 * @throws OpenAIError 404 for a model that is not served
 */
export function listModels(
  response: ServerResponse,
  id: string | undefined,
  context: OperationContext,
): void {
  const models = [CHAT_MODEL, EMBEDDING_MODEL].map((model) => ({
    id: model,
    object: 'model',
    created: Math.floor(context.now() / 1000),
    owned_by: 'grounded',
  }));
  if (id === undefined) {
    replyJson(response, 200, { object: 'list', data: models });
    return;
  }
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new OpenAIError(404, 'model_not_found', `The model ${id} is not served here.`);
  replyJson(response, 200, model);
}
