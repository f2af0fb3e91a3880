import { isDeepStrictEqual } from 'node:util';
import type { UpdateMetadataCommand } from '../../domain/ingestion-command.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { changeBlobMetadata } from '../change-metadata.ts';
import { startIngestion, type RunStarter, type StartOutcome } from '../start-ingestion.ts';

type Ports = Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>;

/** How often the blob may change under our hands before the command is left to its next delivery. */
const maxRaces = 5;

/**
 * Writes an editor's changes to the original's metadata, which is where they are kept, and has that version ingested.
 * Repeating it changes nothing: metadata that says so already is left alone.
 * @throws AppError `conflict` when the blob keeps changing; of the stores
 */
export async function updateMetadata(
  { tenantId, documentId, changes }: UpdateMetadataCommand,
  runs: RunStarter,
  ports: Ports,
  signal: AbortSignal,
): Promise<StartOutcome | 'not-known'> {
  const record = await ports.documents.get(tenantId, documentId);
  if (record === undefined || record.status === 'deleting') return 'not-known';
  const { blobName } = record;
  for (let race = 0; race < maxRaces; race += 1) {
    const blob = await ports.originals.properties(blobName, signal);
    if (blob === undefined) return 'blob-gone';
    const changed = changeBlobMetadata(blob.metadata, changes);
    const isDone =
      isDeepStrictEqual(changed, blob.metadata) ||
      (await ports.originals.setMetadata(blobName, changed, { ifMatch: blob.etag }, signal));
    if (isDone) return startIngestion(blobName, runs, ports, signal);
  }
  throw new AppError('conflict', 'The file was changed again and again meanwhile.', {
    remedy: 'Try again.',
    transient: true,
  });
}
