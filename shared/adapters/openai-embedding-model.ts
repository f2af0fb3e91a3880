import type OpenAI from 'openai';
import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { EmbeddingModel } from '../ports/embedding-model.ts';
import { retryTransient } from '../resilience/retry-transient.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import { outsideError } from './sdk-error.ts';

const retryOptions = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 5000 };

/** Embeddings of an OpenAI-compatible endpoint. */
export class OpenAIEmbeddingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly #client: OpenAI;
  readonly #model: string;
  readonly #limitMs: number;

  constructor(
    client: OpenAI,
    settings: Pick<Settings, 'EMBEDDING_MODEL' | 'EMBEDDING_DIMENSIONS' | 'MODEL_TIMEOUT_SECONDS'>,
  ) {
    this.#client = client;
    this.#model = settings.EMBEDDING_MODEL;
    this.#limitMs = settings.MODEL_TIMEOUT_SECONDS * 1000;
    this.dimensions = settings.EMBEDDING_DIMENSIONS;
    this.id = `${settings.EMBEDDING_MODEL}@${settings.EMBEDDING_DIMENSIONS}`;
  }

  async embed(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (readonly number[])[]> {
    if (texts.length === 0) return [];
    // The library's own timeout ends at the headers: a body that stalls is caught by the limit.
    const limit = {
      ms: this.#limitMs,
      what: 'The embedding model',
      code: 'model_unavailable',
    } as const;
    return retryTransient(
      (attemptSignal) =>
        withTimeLimit((limited) => this.#request(texts, limited), limit, attemptSignal),
      retryOptions,
      signal,
    );
  }

  async #request(texts: readonly string[], signal: AbortSignal): Promise<readonly number[][]> {
    let response: OpenAI.CreateEmbeddingResponse;
    try {
      response = await this.#client.embeddings.create(
        { model: this.#model, input: [...texts], dimensions: this.dimensions },
        { signal },
      );
    } catch (error) {
      throw outsideError('model_unavailable', 'The embedding model', error, signal);
    }
    const vectors = response.data
      .toSorted((a, b) => a.index - b.index)
      .map((item) => item.embedding);
    if (
      vectors.length !== texts.length ||
      vectors.some((vector) => vector.length !== this.dimensions)
    ) {
      throw new AppError(
        'configuration',
        `The embedding model did not return ${this.dimensions} numbers for each text.`,
        {
          remedy: 'Set EMBEDDING_DIMENSIONS to what the model gives, and reindex.',
        },
      );
    }
    return vectors;
  }
}
