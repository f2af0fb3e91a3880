import type { LocatedDocument } from '../domain/document-id.ts';
import type { IngestFailureCode } from './failure.ts';
import { isPlainPath } from './plain-path.ts';

/** Characters. Azure Blob Storage takes 1,024; files that come in a document are kept below its name. */
export const longestBlobName = 1000;

/** Why no document can have the name of this blob; undefined when one can. */
export function nameFault(
  blobName: string,
  { path, isMisplaced }: Pick<LocatedDocument, 'path' | 'isMisplaced'>,
): IngestFailureCode | undefined {
  if (isMisplaced) return 'unknown_tenant_folder';
  if (blobName.length > longestBlobName) return 'name_too_long';
  return isPlainPath(path) ? undefined : 'unsafe_name';
}
