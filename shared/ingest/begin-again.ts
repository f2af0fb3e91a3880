import type { IngestRequest } from './ingest-run.ts';
import type { RunResult } from './run-result.ts';

const maxRestarts = 5;

/** What becomes of a run whose work storage lost: the request for the next try, or a failure when it keeps losing it. */
export function beginAgain(
  request: IngestRequest,
): IngestRequest | Extract<RunResult, { outcome: 'failed' }> {
  const restarts = (request.restarts ?? 0) + 1;
  if (restarts <= maxRestarts) return { ...request, restarts };
  const message = `Storage or the index lost parts of the document ${restarts} times. Store the file again to start over.`;
  const error = { code: 'storage_unavailable', message };
  return { outcome: 'failed', error, permanent: false };
}
