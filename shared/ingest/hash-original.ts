import { createHash } from 'node:crypto';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';

/**
 * The SHA-256 of a run's file, read piece by piece: many files may be looked at at once, and none has to fit into memory.
 * @returns hexadecimal; undefined when the file was replaced or removed. @throws AppError `storage_unavailable`
 */
export async function hashOriginal(
  run: Pick<IngestRun, 'blobName' | 'etag'>,
  { originals }: Pick<Services, 'originals'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const opened = await originals.open(run.blobName, signal);
  if (opened === undefined) return undefined;
  const hash = createHash('sha256');
  for await (const piece of opened.body) hash.update(piece);
  return opened.properties.etag === run.etag ? hash.digest('hex') : undefined;
}
