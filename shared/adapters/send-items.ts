import type { IndexDocumentsResult } from '@azure/search-documents';
import { AppError } from '../errors.ts';
import { retryTransient } from '../resilience/retry-transient.ts';

const itemRetry = { maxAttempts: 8, initialDelayMs: 100, maxDelayMs: 5000 };

/**
 * Sends a batch to the index; items that fail for a passing reason are sent again until all are in. A batch may succeed
 * in part (207), so every item's own status counts.
 * @returns ids of items that the index does not have: only changes of what should be there can meet that
 * @throws AppError `search_unavailable` when items still fail after the last attempt, `internal` when one is refused
 */
export async function sendItems<T extends { readonly id: string }>(
  items: readonly T[],
  send: (items: T[]) => Promise<IndexDocumentsResult>,
  signal: AbortSignal,
): Promise<string[]> {
  const missing: string[] = [];
  let left = items;
  await retryTransient(
    async () => {
      const sent = left;
      const { results } = await send([...sent]);
      const failed = new Map(results.filter((one) => !one.succeeded).map((one) => [one.key, one]));
      for (const { key, statusCode, errorMessage } of failed.values()) {
        if (isTransientStatus(statusCode)) continue;
        if (statusCode !== 404) {
          throw new AppError(
            'internal',
            `The index refused a chunk: ${errorMessage ?? statusCode}.`,
          );
        }
        missing.push(key);
        failed.delete(key);
      }
      left = sent.filter(({ id }) => failed.has(id));
      if (left.length > 0) {
        throw new AppError('search_unavailable', `The index did not take ${left.length} chunks.`);
      }
    },
    itemRetry,
    signal,
  );
  return missing;
}

/** 409, 422, 429, 500 and 503 pass; anything else is a fault of the chunk (AI Search's indexing statuses). */
function isTransientStatus(status: number): boolean {
  return [409, 422, 429, 500, 503].includes(status);
}
