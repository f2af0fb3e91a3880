import type { DocumentRecord } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { removeChildren } from '../children/remove-children.ts';
import { documentPrefix } from '../processed-blobs.ts';
import { markDeleting } from '../mark-deleting.ts';

export interface DocumentAddress {
  readonly tenantId: string;
  readonly documentId: string;
  /** Means this version only: a document that has been stored anew by then is left alone. */
  readonly version?: string;
}

type Ports = Pick<Services, 'documents' | 'originals' | 'processed' | 'searchIndex' | 'clock'>;

/**
 * Removes a document with all that was made from it: chunks, processed blobs, files that came in it, the original, the record. The record goes
 * last, so that a deletion that was cut off is seen and done again. A newer original that was stored meanwhile stays.
 * @returns false when the document has been stored anew and is left alone. @throws AppError of the stores
 */
export async function deleteDocument(
  address: DocumentAddress,
  ports: Ports,
  signal: AbortSignal,
): Promise<boolean> {
  const { tenantId, documentId } = address;
  const record = await markDeleting(address, ports);
  if (record !== undefined && record.status !== 'deleting') return false;
  await sweepDocument(address, ports, signal);
  if (record === undefined) return true;
  await removeChildren({ tenantId, documentId, path: record.path }, ports, signal);
  const original = await ports.originals.properties(record.blobName, signal);
  if (original?.etag === record.etag) {
    await ports.originals.remove(record.blobName, signal, { ifMatch: original.etag });
  }
  const isMarked = ({ status, version }: DocumentRecord) =>
    status === 'deleting' && version === record.version;
  await ports.documents.remove(tenantId, documentId, isMarked);
  return true;
}

/** Removes chunks and processed blobs. */
async function sweepDocument(
  { tenantId, documentId }: DocumentAddress,
  ports: Pick<Ports, 'processed' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<void> {
  await ports.searchIndex.removeDocument(tenantId, documentId, {}, signal);
  await ports.processed.removePrefix(documentPrefix({ tenantId, documentId }), signal);
}

/**
 * Looks once more after a deletion: a batch that was being written when the document went may have become visible only
 * then, and the same version may have been marked for deletion once more. Does nothing when the document has been stored
 * anew. @throws AppError of the stores
 */
export async function sweepAfterDeletion(
  address: DocumentAddress,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const record = await ports.documents.get(address.tenantId, address.documentId);
  if (record === undefined) await sweepDocument(address, ports, signal);
  else if (record.status === 'deleting') await deleteDocument(address, ports, signal);
}
