import type { DocumentRecord } from '../domain/document.ts';
import type { Services } from '../services.ts';
import { deleteInstanceId } from './ingest-run.ts';
import { markDeleting } from './mark-deleting.ts';
import { isUnderWay } from './run-status.ts';
import type { RunStarter } from './start-ingestion.ts';
import type { DocumentAddress } from './steps/delete-document.ts';

/** Change the suffix together with the orchestration's steps. */
export const deleteOrchestration = 'delete-document-v1';

/** One version of a document to be removed, with what is announced about it afterwards. */
export interface Deletion extends Required<DocumentAddress> {
  readonly path: string;
}

/**
 * Marks a document as `deleting`, which stops any ingestion of it, and starts the work in the background. Repeating it is
 * harmless. @returns the record, or undefined when there is no such document (version). @throws AppError `store_unavailable`
 */
export async function startDeletion(
  address: DocumentAddress,
  runs: RunStarter,
  ports: Pick<Services, 'documents' | 'clock'>,
): Promise<DocumentRecord | undefined> {
  const record = await markDeleting(address, ports);
  if (record?.status !== 'deleting') return undefined;
  const { tenantId, documentId } = address;
  const { version } = record;
  const instanceId = deleteInstanceId(tenantId, documentId, version);
  // A run that is over has missed this record: an upload may have noted it after its deletion.
  if (!isUnderWay(await runs.status(instanceId))) {
    const deletion: Deletion = { tenantId, documentId, version, path: record.path };
    await runs.start(deleteOrchestration, instanceId, deletion);
  }
  return record;
}
