import type { TokenCredential } from '@azure/identity';
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  RestError,
  type PipelineRetryOptions,
} from '@azure/core-rest-pipeline';
import type { RetrievedDocument } from './chunk-index-document.ts';

/** Body of `POST …/docs/search.post.search`, as far as this project asks. */
export interface SearchQuery {
  readonly search?: string;
  readonly searchFields?: string;
  readonly filter: string;
  readonly select: string;
  readonly top: number;
  readonly vectorFilterMode?: 'preFilter';
  readonly vectorQueries?: readonly {
    readonly kind: 'vector';
    readonly vector: readonly number[];
    readonly fields: string;
    readonly k: number;
    readonly weight?: number;
  }[];
  readonly queryType?: 'semantic';
  readonly semanticConfiguration?: string;
  readonly semanticQuery?: string;
  readonly semanticMaxWaitInMilliseconds?: number;
  readonly captions?: string;
  /** Lets hits tell what each side scored them before fusion. */
  readonly debug?: 'vector';
}

export type SearchHit = RetrievedDocument & {
  readonly '@search.score': number;
  readonly '@search.rerankerScore'?: number | null;
  readonly '@search.captions'?: readonly { readonly text: string }[] | null;
  readonly '@search.documentDebugInfo'?: {
    readonly vectors?: {
      readonly subscores?: { readonly text?: { readonly searchScore?: number } | null } | null;
    } | null;
  } | null;
};

/** Runs one query. @throws RestError with the status of the service, or without one when it cannot be reached */
export type RunQuery = (query: SearchQuery, signal: AbortSignal) => Promise<readonly SearchHit[]>;

export interface QueryEndpoint {
  readonly endpoint: string;
  readonly index: string;
  readonly apiVersion: string;
  /** An API key, or an identity to sign in with. */
  readonly credential: string | TokenCredential;
  readonly retryOptions: PipelineRetryOptions;
}

const scope = 'https://search.azure.com/.default';

/**
 * Queries as they go over the wire, through the pipeline of the Azure SDKs (retries, sign-in, tracing) but without their
 * mapping of results. That mapping takes more time than the search itself for a hundred chunks, and it guesses types: a
 * text that reads like a date, `NaN` or `INF` would come back as a Date or a number.
 */
export function connectQueries(options: QueryEndpoint): RunQuery {
  const { credential, retryOptions } = options;
  const client = createDefaultHttpClient();
  const pipeline = createPipelineFromOptions({ retryOptions });
  if (typeof credential !== 'string') {
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
  }
  const index = encodeURIComponent(options.index);
  const url = `${options.endpoint.replace(/\/$/, '')}/indexes('${index}')/docs/search.post.search?api-version=${options.apiVersion}`;
  return async (query, signal) => {
    const request = createPipelineRequest({
      url,
      method: 'POST',
      headers: createHttpHeaders({
        accept: 'application/json;odata.metadata=none',
        'content-type': 'application/json',
        ...(typeof credential === 'string' && { 'api-key': credential }),
      }),
      body: JSON.stringify(query),
      abortSignal: signal,
      // Plain http occurs on loopback only: Azure's endpoints are https.
      allowInsecureConnection: url.startsWith('http://'),
    });
    const response = await pipeline.sendRequest(client, request);
    if (response.status !== 200) {
      throw new RestError(response.bodyAsText ?? `Status ${response.status}`, {
        statusCode: response.status,
        request,
        response,
      });
    }
    return (JSON.parse(response.bodyAsText ?? '') as { value: SearchHit[] }).value;
  };
}
