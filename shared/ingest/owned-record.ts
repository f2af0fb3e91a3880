import type { DocumentRecord } from '../domain/document.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { RunEnded } from './run-ended.ts';

type Ports = Pick<Services, 'documents' | 'clock'>;

/** The record, as long as this run is the one that works on it. @throws RunEnded */
export async function ownedRecord(run: IngestRun, ports: Ports): Promise<DocumentRecord> {
  return assertOwned(run, await ports.documents.get(run.tenantId, run.documentId));
}

/**
 * Changes the record, as long as this run is the one that works on it; every change of a run goes through here, so a
 * run that lost its document to a newer version or a deletion cannot touch it. @throws RunEnded
 */
export async function updateOwnedRecord(
  run: IngestRun,
  ports: Ports,
  change: (record: DocumentRecord) => DocumentRecord,
): Promise<DocumentRecord> {
  const updatedAt = ports.clock.now().toISOString();
  const record = await ports.documents.update(run.tenantId, run.documentId, (current) =>
    owns(run, current) ? { ...change(current), updatedAt } : undefined,
  );
  return assertOwned(run, record);
}

function assertOwned(run: IngestRun, record: DocumentRecord | undefined): DocumentRecord {
  if (record === undefined || record.status === 'deleting') throw new RunEnded('deleted');
  if (record.version !== run.version) throw new RunEnded('superseded');
  return record;
}

function owns(run: IngestRun, record: DocumentRecord | undefined): record is DocumentRecord {
  return record?.version === run.version && record.status !== 'deleting';
}
