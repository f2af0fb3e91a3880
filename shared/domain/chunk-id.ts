import { createHash } from 'node:crypto';

/**
 * The id of a passage: the same passage of the same version always gets the same id, so that writing it twice is writing
 * it once. 32 hexadecimal digits, valid as an Azure AI Search key.
 */
export function chunkId(
  tenantId: string,
  documentId: string,
  version: string,
  ordinal: number,
): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, documentId, version, ordinal]))
    .digest('hex')
    .slice(0, 32);
}
