import { posix } from 'node:path';
import { documentId, parseBlobName } from '../../domain/document-id.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import type { Services } from '../../services.ts';
import { originOf } from './child-metadata.ts';

/**
 * Whether a blob is a file out of a document that is gone, or going: a deletion may have listed the document's children
 * just before this one was written. An editor's file is none, whatever its metadata says: a parent is where its child's
 * path says it is. @throws AppError `store_unavailable`
 */
export async function isOrphan(
  { name, metadata }: BlobProperties,
  { documents, settings }: Pick<Services, 'documents' | 'settings'>,
): Promise<boolean> {
  const origin = originOf(metadata);
  const location = parseBlobName(name, settings.DEFAULT_TENANT);
  if (origin === undefined || location === undefined) return false;
  const { tenantId, path } = location;
  if (origin.parent !== documentId(tenantId, posix.dirname(path))) return false;
  const parent = await documents.get(tenantId, origin.parent);
  return parent === undefined || parent.status === 'deleting';
}
