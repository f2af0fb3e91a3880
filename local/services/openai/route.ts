import { OpenAIError } from './wire/openai-error.ts';
import { unsupported } from './wire/unsupported.ts';

export interface Route {
  readonly operation: 'chat' | 'embeddings' | 'models';
  /** Azure's deployment paths differ in small ways: the model is in the path and streams begin with an empty chunk. */
  readonly isAzureDeployment: boolean;
  /** The model id of `GET /v1/models/{id}`. */
  readonly modelId?: string;
}

const AZURE_DEPLOYMENT = /^\/openai\/deployments\/[^/]+\/(.+)$/;
const V1 = /^(?:\/openai)?\/v1\/(.+)$/;
const KNOWN_ELSEWHERE =
  /^(?:responses|completions|assistants|threads|audio|images|moderations|files|uploads|batches|fine_tuning|vector_stores|realtime|conversations|evals)\b/;

/**
 * Finds the operation a request is for: OpenAI's paths (`/v1/…`), and Azure's (`/openai/v1/…`,
 * `/openai/deployments/{name}/…?api-version=…`).
 * @throws OpenAIError 404, 405, or 501 for an operation of the real service that is not here
 */
export function matchRoute(method: string, url: URL): Route {
  const deployment = AZURE_DEPLOYMENT.exec(url.pathname)?.[1];
  const path = deployment ?? V1.exec(url.pathname)?.[1];
  if (path === undefined) throw notFound(url);
  if (deployment !== undefined && !url.searchParams.has('api-version')) {
    throw new OpenAIError(404, '404', 'Resource not found: the query has no api-version.');
  }
  const isAzureDeployment = deployment !== undefined;
  const model = /^models(?:\/([^/]+))?$/.exec(path);
  if (model) {
    expectMethod('GET', method, path);
    return {
      operation: 'models',
      isAzureDeployment,
      ...(model[1] !== undefined && { modelId: decodeURIComponent(model[1]) }),
    };
  }
  if (path === 'chat/completions' || path === 'embeddings') {
    expectMethod('POST', method, path);
    return { operation: path === 'embeddings' ? 'embeddings' : 'chat', isAzureDeployment };
  }
  if (KNOWN_ELSEWHERE.test(path)) throw unsupported(`the operation ${path}`);
  throw notFound(url);
}

function notFound(url: URL): OpenAIError {
  return new OpenAIError(404, 'unknown_url', `Unknown request URL: ${url.pathname}.`);
}

function expectMethod(expected: string, method: string, path: string): void {
  if (method === expected) return;
  throw new OpenAIError(
    405,
    'method_not_allowed',
    `${path} knows only ${expected}, not ${method}.`,
  );
}
