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
    if (this.#failing.keyword) throw down();
    return super.keywordSearch(...search);
  }

  override async vectorSearch(
    ...search: Parameters<MemorySearchIndex['vectorSearch']>
  ): Promise<readonly RetrievedChunk[]> {
    if (this.#failing.vector) throw down();
    return super.vectorSearch(...search);
  }
}

function down(): AppError {
  return new AppError('search_unavailable', 'The index answered 503.', { retryAfter: 7 });
}
