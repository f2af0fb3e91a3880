import type { DocumentRecord } from '../../domain/document.ts';
import { deleteInstanceId } from '../ingest-run.ts';
import { isUnderWay } from '../run-status.ts';
import { startDeletion } from '../start-deletion.ts';
import { startRemoval } from '../start-removal.ts';
import { checkEach } from './check-each.ts';
import { expectedChunks } from './check-indexed.ts';
import {
  isRecent,
  pageSize,
  type CheckedPage,
  type Reconciliation,
  type ReconcilePorts,
  type Repair,
} from './reconciliation.ts';

/** Looks whether every record of a tenant has its blob, and whether deletions go on. */
export async function checkRecords(
  tenantId: string,
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<CheckedPage> {
  const page = { limit: pageSize, after: pass.from };
  const records = await ports.documents.scan(tenantId, page);
  const nameOf = ({ path }: DocumentRecord) => `${tenantId}/${path}`;
  const check = (record: DocumentRecord) => checkRecord(record, pass, ports, signal);
  const repairs = await checkEach(records, nameOf, check, signal);
  const last = records.at(-1);
  return {
    checked: records.length,
    repairs,
    expected: records.reduce((sum, record) => sum + expectedChunks(record), 0),
    ...(records.length === pageSize && last && { next: last.id }),
  };
}

async function checkRecord(
  record: DocumentRecord,
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<Repair | undefined> {
  if (isRecent(record.updatedAt, pass, ports)) return undefined;
  if (record.status === 'deleting') return resumeDeletion(record, ports);
  if ((await ports.originals.properties(record.blobName, signal)) !== undefined) return undefined;
  const outcome = await startRemoval(record.blobName, ports.runs, ports, signal);
  return outcome === 'started' ? 'deleted' : undefined;
}

async function resumeDeletion(
  { tenantId, id: documentId, version }: DocumentRecord,
  ports: ReconcilePorts,
): Promise<Repair | undefined> {
  const instanceId = deleteInstanceId(tenantId, documentId, version);
  if (isUnderWay(await ports.runs.status(instanceId))) return undefined;
  const address = { tenantId, documentId, version };
  return (await startDeletion(address, ports.runs, ports)) ? 'deleted' : undefined;
}
