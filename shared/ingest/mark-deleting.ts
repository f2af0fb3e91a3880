import type { DocumentRecord } from '../domain/document.ts';
import type { Services } from '../services.ts';
import { changedTimings } from './stage-timings.ts';
import type { DocumentAddress } from './steps/delete-document.ts';

/**
 * Marks a document as `deleting`: from then on no ingestion run can touch it. @returns the record as it is then, not marked
 * when it is at another version than the address names; undefined when there is none.
 * @throws AppError `store_unavailable`
 */
export async function markDeleting(
  { tenantId, documentId, version }: DocumentAddress,
  ports: Pick<Services, 'documents' | 'clock'>,
): Promise<DocumentRecord | undefined> {
  const updatedAt = ports.clock.now().toISOString();
  return ports.documents.update(tenantId, documentId, (current) =>
    current === undefined ||
    current.status === 'deleting' ||
    current.version !== (version ?? current.version)
      ? undefined
      : {
          ...current,
          status: 'deleting',
          timings: changedTimings(current, 'deleting', updatedAt),
          updatedAt,
        },
  );
}
