import type { DocumentRecord, DocumentStatus } from '../domain/document.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { RunEnded } from './run-ended.ts';
import { changedTimings, workingStatuses } from './stage-timings.ts';

type Ports = Pick<Services, 'documents' | 'clock'>;

/**
 * The record, as long as this run is the one that works on it. An activity that arrives late, after the end, finds another
 * status and must not bring the run back to life. @throws RunEnded
 */
export async function ownedRecord(run: IngestRun, ports: Ports): Promise<DocumentRecord> {
  return requireOwned(run, await ports.documents.get(run.tenantId, run.documentId));
}

/** The same of a record that was read already. @throws RunEnded */
export function requireOwned(run: IngestRun, record: DocumentRecord | undefined): DocumentRecord {
  return isOwned(run, record, workingStatuses) ? record : endRun(record);
}

/**
 * Changes the record, as long as this run is the one that works on it; every change of a run goes through here, so a
 * run that lost its document to a newer version or a deletion cannot touch it. `also` names end states that a repeated
 * last step may find. @throws RunEnded
 */
export async function updateOwnedRecord(
  run: Pick<IngestRun, 'tenantId' | 'documentId' | 'version'>,
  ports: Ports,
  change: (record: DocumentRecord) => DocumentRecord,
  also: readonly DocumentStatus[] = [],
): Promise<DocumentRecord> {
  const updatedAt = ports.clock.now().toISOString();
  const statuses = [...workingStatuses, ...also];
  const found: { owned?: DocumentRecord } = {};
  const record = await ports.documents.update(run.tenantId, run.documentId, (current) => {
    // It may be asked again, of a newer record.
    delete found.owned;
    if (!isOwned(run, current, statuses)) return undefined;
    const changed = change(current);
    const timings = changedTimings(current, changed.status, updatedAt);
    found.owned = { ...changed, timings, updatedAt };
    return found.owned;
  });
  return found.owned ?? endRun(record);
}

function isOwned(
  { version }: Pick<IngestRun, 'version'>,
  record: DocumentRecord | undefined,
  statuses: readonly DocumentStatus[],
): record is DocumentRecord {
  return record?.version === version && statuses.includes(record.status);
}

function endRun(record: DocumentRecord | undefined): never {
  const isGone = record === undefined || record.status === 'deleting';
  throw new RunEnded(isGone ? 'deleted' : 'superseded');
}
