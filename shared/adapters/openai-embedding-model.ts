import type OpenAI from 'openai';
import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { EmbeddingModel } from '../ports/embedding-model.ts';
import { retryTransient } from '../resilience/retry-transient.ts';
import { outsideError } from './sdk-error.ts';

const retryOptions = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 5000 };

/** Embeddings of an OpenAI-compatible endpoint. */
export class OpenAIEmbeddingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly #client: OpenAI;
  readonly #model: string;

  constructor(
    client: OpenAI,
    settings: Pick<Settings, 'EMBEDDING_MODEL' | 'EMBEDDING_DIMENSIONS'>,
  ) {
    this.#client = client;
    this.#model = settings.EMBEDDING_MODEL;
    this.dimensions = settings.EMBEDDING_DIMENSIONS;
    this.id = `${settings.EMBEDDING_MODEL}@${settings.EMBEDDING_DIMENSIONS}`;
  }

  async embed(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (readonly number[])[]> {
    if (texts.length === 0) return [];
    return retryTransient(
      (attemptSignal) => this.#request(texts, attemptSignal),
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
