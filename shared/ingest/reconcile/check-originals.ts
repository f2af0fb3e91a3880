import { locateDocument } from '../../domain/document-id.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import { failureSentences } from '../failure.ts';
import { isWorking } from '../stage-timings.ts';
import { checkEach } from './check-each.ts';
import { checkIndexed } from './check-indexed.ts';
import {
  isRecent,
  pageSize,
  type CheckedPage,
  type Reconciliation,
  type ReconcilePorts,
  type Repair,
} from './reconciliation.ts';
import { requestOf, restartRun } from './restart-run.ts';

/** Looks whether every blob of the container has a document that is indexed, at work, or failed for a reason of its own. */
export async function checkOriginals(
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<CheckedPage> {
  const page = { limit: pageSize, continuation: pass.from };
  const { items, continuation } = await ports.originals.listPage('', page, signal);
  const check = (blob: BlobProperties) => checkOriginal(blob, pass, ports, signal);
  const repairs = await checkEach(items, ({ name }) => name, check, signal);
  return {
    checked: items.length,
    repairs,
    ...(continuation !== undefined && { next: continuation }),
  };
}

async function checkOriginal(
  blob: BlobProperties,
  pass: Reconciliation,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<Repair | undefined> {
  if (isRecent(blob.lastModified, pass, ports)) return undefined;
  const { tenantId, documentId } = locateDocument(blob.name, ports.settings.DEFAULT_TENANT);
  const record = await ports.documents.get(tenantId, documentId);
  // The default tenant's documents can be stored under two names; the other one may be the document's.
  if (record && record.blobName !== blob.name) return undefined;
  if (record?.status === 'deleting') return undefined;
  if (record?.etag !== blob.etag) {
    const request = { blobName: blob.name, etag: blob.etag };
    return (await restartRun(request, blob, ports, signal)) ? 'ingested' : undefined;
  }
  if (isRecent(record.updatedAt, pass, ports)) return undefined;
  if (record.status === 'indexed') return checkIndexed(record, pass, ports, signal);
  if (!isWorking(record.status) && !failedInPassing(record)) return undefined;
  return (await restartRun(requestOf(record), blob, ports, signal)) ? 'restarted' : undefined;
}

/** A service was away for too long, or something went wrong on our side; the file itself was never found faulty. */
function failedInPassing({ status, error }: DocumentRecord): boolean {
  return status === 'failed' && !Object.hasOwn(failureSentences, error?.code ?? '');
}
