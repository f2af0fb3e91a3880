import type { DocumentError } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { updateOwnedRecord } from '../owned-record.ts';

export interface FailInput {
  readonly run: IngestRun;
  readonly error: DocumentError;
}

/**
 * Ends a document as `failed` with its reason, and removes the chunks it already had in the index. A version that was
 * indexed before goes on answering; the record says so by `indexedVersion`. @throws RunEnded; AppError of the stores
 */
export async function failDocument(
  { run, error }: FailInput,
  ports: Pick<Services, 'documents' | 'searchIndex' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, documentId } = run;
  const record = await updateOwnedRecord(run, ports, (current) => ({
    ...current,
    status: 'failed',
    error,
  }));
  const keep = record.indexedVersion;
  const options = keep === undefined ? {} : { keepVersion: keep };
  await ports.searchIndex.removeDocument(tenantId, documentId, options, signal);
}
