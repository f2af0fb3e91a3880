import { locateDocument } from '../domain/document-id.ts';
import type { Services } from '../services.ts';
import { startDeletion } from './start-deletion.ts';
import type { RunStarter } from './start-ingestion.ts';

export type RemovalOutcome = 'started' | 'not-known' | 'blob-present';

/**
 * Starts the deletion of a document whose original was removed from storage. Events repeat and come late: while there is
 * a blob of that name, whatever its version, nothing is deleted.
 * @throws AppError of the stores
 */
export async function startRemoval(
  blobName: string,
  runs: RunStarter,
  ports: Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<RemovalOutcome> {
  const { tenantId, documentId } = locateDocument(blobName, ports.settings.DEFAULT_TENANT);
  // Read before storage is looked at: what is stored after that look is another version than the one deleted here.
  const record = await ports.documents.get(tenantId, documentId);
  if ((await ports.originals.properties(blobName, signal)) !== undefined) return 'blob-present';
  // The default tenant's documents can be stored under two names; the other one may be the document's.
  if (record?.blobName !== blobName) return 'not-known';
  const address = { tenantId, documentId, version: record.version };
  return (await startDeletion(address, runs, ports)) ? 'started' : 'not-known';
}
