import type { Services } from '../services.ts';
import { endBecauseBlobChanged } from './end-because-blob-changed.ts';
import type { IngestRun } from './ingest-run.ts';

/** The very version of the file that the run is about. @throws RunEnded when it was replaced or removed */
export async function readOriginal(
  run: IngestRun,
  ports: Pick<Services, 'originals' | 'documents' | 'searchIndex' | 'processed' | 'clock'>,
  signal: AbortSignal,
): Promise<Buffer> {
  const bytes = await ports.originals.read(run.blobName, signal, { ifMatch: run.etag });
  return bytes ?? endBecauseBlobChanged(run, ports, signal);
}
