import type { RetrievedChunk } from '../../shared/domain/chunk.ts';
import { AppError } from '../../shared/errors.ts';
import { MemorySearchIndex } from './memory-search-index.ts';

/** An index of which one or both ways of searching are down. */
export class FailingSearchIndex extends MemorySearchIndex {
  readonly #failing: { readonly keyword?: boolean; readonly vector?: boolean };

  constructor(failing: { readonly keyword?: boolean; readonly vector?: boolean }) {
    super();
    this.#failing = failing;
  }

  override async keywordSearch(
    ...search: Parameters<MemorySearchIndex['keywordSearch']>
  ): Promise<readonly RetrievedChunk[]> {
    if (this.#failing.keyword) throw this.#down();
    return super.keywordSearch(...search);
  }

  override async vectorSearch(
    ...search: Parameters<MemorySearchIndex['vectorSearch']>
  ): Promise<readonly RetrievedChunk[]> {
    if (this.#failing.vector) throw this.#down();
    return super.vectorSearch(...search);
  }

  override async hybridSearch(
    ...search: Parameters<MemorySearchIndex['hybridSearch']>
  ): Promise<readonly RetrievedChunk[]> {
    if (this.#failing.keyword || this.#failing.vector) throw this.#down();
    return super.hybridSearch(...search);
  }

  /** The whole index is down for a while; one side alone is refused for good. */
  #down(): AppError {
    return this.#failing.keyword && this.#failing.vector
      ? new AppError('search_unavailable', 'The index answered 503.', { retryAfter: 7 })
      : new AppError('search_unavailable', 'The index answered 400.', { transient: false });
  }
}
