import { mapBounded } from '../../../shared/resilience/map-bounded.ts';
import type { ApiClient } from '../../support/api-client.ts';

const uploadsAtOnce = 4;
const longestMs = 30 * 60_000;

export interface PutIn {
  readonly documents: number;
  readonly chunks: number;
}

/**
 * Puts files in over the API and waits until all are indexed.
 * @throws Error naming the first document that could not be ingested, and why
 */
export async function putIn(api: ApiClient, files: readonly string[]): Promise<PutIn> {
  const uploaded = await mapBounded(files, uploadsAtOnce, (file) => api.upload(file));
  const settled = await api.settled(
    uploaded.map(({ id }) => id),
    longestMs,
  );
  const failed = settled.find(({ status }) => status === 'failed');
  if (failed) {
    throw new Error(`${failed.path} failed: ${failed.error?.message ?? 'no reason given'}`);
  }
  return {
    documents: settled.length,
    chunks: settled.reduce((sum, { chunks }) => sum + chunks, 0),
  };
}
