import type { Services } from '../services.ts';
import { documentPrefix, versionPrefix, type VersionAddress } from './processed-blobs.ts';

/** Removes a document's chunks and processed blobs of all versions but one. @throws AppError of the stores */
export async function removeOtherVersions(
  kept: VersionAddress,
  { searchIndex, processed }: Pick<Services, 'searchIndex' | 'processed'>,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, documentId, version } = kept;
  await searchIndex.removeDocument(tenantId, documentId, { keepVersion: version }, signal);
  const prefix = versionPrefix(kept);
  for await (const { name } of processed.list(documentPrefix(kept), signal)) {
    if (!name.startsWith(prefix)) await processed.remove(name, signal);
  }
}
