import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  RestError,
  type HttpClient,
  type HttpMethods,
  type Pipeline,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import * as z from 'zod';
import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { Recognition, RecognitionRequest, TextRecognizer } from '../ports/text-recognizer.ts';
import { azureCredential } from './azure-credential.ts';
import { layoutResultSchema, pagesOfLayout } from './layout-result.ts';
import { outsideError, readSdkFailure } from './sdk-error.ts';

const apiVersion = '2024-11-30';
const model = 'prebuilt-layout';
const scope = 'https://cognitiveservices.azure.com/.default';

/** Seconds between two questions for a result when the service does not say. */
const usualDelay = 2;

/** What the service says about the file itself; another try gives the same. */
const fileFaults = new Set(['InvalidRequest', 'InvalidArgument', 'InvalidContent']);

const faultSchema = z.object({ code: z.string(), message: z.string().default('') });

const operationSchema = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['notStarted', 'running']) }),
  z.object({ status: z.literal('succeeded'), analyzeResult: layoutResultSchema }),
  z.object({ status: z.literal('failed'), error: faultSchema.optional() }),
]);

/**
 * Azure AI Document Intelligence, layout model, over its REST API. The service works on its own time: `begin` gives the
 * id of the analysis, which it keeps for 24 hours. Requests are not repeated here, because the caller waits elsewhere.
 */
export class DocumentIntelligenceRecognizer implements TextRecognizer {
  readonly id = `document-intelligence-${model}-${apiVersion}`;
  /** Keeps an answer, which lists every word, within some megabytes. */
  readonly pagesPerCall = 100;
  readonly maxPages: number;
  readonly #models: string;
  readonly #key: string | undefined;
  readonly #client: HttpClient = createDefaultHttpClient();
  readonly #pipeline: Pipeline;

  constructor(
    endpoint: string,
    settings: Pick<Settings, 'DOCUMENT_INTELLIGENCE_KEY' | 'DOCUMENT_MAX_PAGES'>,
  ) {
    this.maxPages = settings.DOCUMENT_MAX_PAGES;
    this.#models = `${endpoint.replace(/\/$/u, '')}/documentintelligence/documentModels/${model}`;
    this.#key = settings.DOCUMENT_INTELLIGENCE_KEY;
    this.#pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
    if (this.#key === undefined) {
      const credential = azureCredential;
      this.#pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
    }
  }

  async begin({ bytes, pages }: RecognitionRequest, signal: AbortSignal): Promise<Recognition> {
    const query = new URLSearchParams({
      'api-version': apiVersion,
      outputContentFormat: 'markdown',
      stringIndexType: 'utf16CodeUnit',
      pages: pages.join(','),
    });
    const url = `${this.#models}:analyze?${query.toString()}`;
    const response = await this.#send('POST', url, signal, bytes);
    if (response.status === 202) {
      return { status: 'running', operation: operationOf(response), retryAfter: delayOf(response) };
    }
    const fault = readFault(response);
    if (fault !== undefined && fileFaults.has(fault.code)) return refused(fault);
    throw unavailable(asRestError(response), signal);
  }

  async poll(operation: string, signal: AbortSignal): Promise<Recognition> {
    const id = encodeURIComponent(operation);
    const url = `${this.#models}/analyzeResults/${id}?api-version=${apiVersion}`;
    const response = await this.#send('GET', url, signal);
    if (response.status !== 200) throw unavailable(asRestError(response), signal);
    const state = operationSchema.safeParse(readJson(response));
    if (!state.success) throw strangeAnswer(state.error);
    switch (state.data.status) {
      case 'succeeded':
        return { status: 'succeeded', pages: pagesOfLayout(state.data.analyzeResult) };
      case 'failed':
        return failedAnalysis(state.data.error);
      default:
        return { status: 'running', operation, retryAfter: delayOf(response) };
    }
  }

  async #send(
    method: HttpMethods,
    url: string,
    signal: AbortSignal,
    bytes?: Uint8Array,
  ): Promise<PipelineResponse> {
    const request = createPipelineRequest({
      url,
      method,
      headers: createHttpHeaders({
        accept: 'application/json',
        ...(bytes && { 'content-type': 'application/octet-stream' }),
        ...(this.#key !== undefined && { 'ocp-apim-subscription-key': this.#key }),
      }),
      ...(bytes && { body: bytes }),
      abortSignal: signal,
      // Plain http occurs on loopback only: Azure's endpoints are https.
      allowInsecureConnection: url.startsWith('http://'),
    });
    try {
      return await this.#pipeline.sendRequest(this.#client, request);
    } catch (error) {
      throw unavailable(error, signal);
    }
  }
}

/** The id alone: an address that an answer names is never called with our key. */
function operationOf(response: PipelineResponse): string {
  const location = response.headers.get('operation-location') ?? '';
  const id = /\/analyzeResults\/([\w-]{1,128})(?:\?|$)/u.exec(location)?.[1];
  if (id === undefined) throw strangeAnswer(new Error('It names no operation.'));
  return id;
}

function delayOf(response: PipelineResponse): number {
  return readSdkFailure(response).retryAfterSeconds ?? usualDelay;
}

function failedAnalysis(fault: z.infer<typeof faultSchema> | undefined): Recognition {
  if (fault !== undefined && fileFaults.has(fault.code)) return refused(fault);
  throw new AppError('recognition_unavailable', 'The text recognition broke off.', {
    cause: fault,
    remedy: 'Store the document again; if it keeps failing, look at the service in Azure.',
  });
}

function refused({ code, message }: z.infer<typeof faultSchema>): Recognition {
  return { status: 'failed', reason: `Text recognition refused the file: ${message || code}` };
}

function readFault(response: PipelineResponse): z.infer<typeof faultSchema> | undefined {
  const { data } = z.object({ error: faultSchema }).safeParse(readJson(response));
  return data?.error;
}

function readJson(response: PipelineResponse): unknown {
  try {
    return JSON.parse(response.bodyAsText ?? '');
  } catch {
    return undefined;
  }
}

function asRestError(response: PipelineResponse): RestError {
  const { status, request } = response;
  return new RestError(response.bodyAsText ?? '', { statusCode: status, request, response });
}

function strangeAnswer(cause: unknown): AppError {
  return new AppError('recognition_unavailable', 'The text recognition gave an unusable answer.', {
    cause,
    remedy: `Check that DOCUMENT_INTELLIGENCE_ENDPOINT is a Document Intelligence resource with API version ${apiVersion}.`,
    transient: false,
  });
}

function unavailable(error: unknown, signal: AbortSignal): AppError {
  return outsideError('recognition_unavailable', 'The text recognition', error, signal);
}
