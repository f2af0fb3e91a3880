import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentRecord, IndexedContent } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { documentPrefix, versionPrefix } from '../processed-blobs.ts';
import { RunEnded } from '../run-ended.ts';

type Ports = Pick<
  Services,
  'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
>;

/** The version that answers questions now, as it is announced. */
export interface PublishedVersion {
  readonly tenantId: string;
  readonly documentId: string;
  readonly path: string;
  readonly version: string;
  readonly pages: number;
  readonly chunks: number;
  readonly tokens: number;
}

/** Milliseconds between two looks at the index: about a minute and a half for what was written to show. */
const usualPauses: readonly number[] = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];

/**
 * Makes the run's version the one that answers questions, and removes what older versions left. Until the index shows
 * every chunk of it the former version answers; from the write that names the new one on, that one alone does
 * (shared/answer/one-version-each.ts). `indexed` is said when nothing of an older version is left.
 * @throws RunEnded, `work-lost` when the index still lacks chunks after the last of the `pauses`; AppError of the stores
 */
export async function publishVersion(
  run: IngestRun,
  ports: Ports,
  signal: AbortSignal,
  pauses = usualPauses,
): Promise<PublishedVersion> {
  const { tenantId, documentId, version } = run;
  const before = await ports.documents.get(tenantId, documentId);
  if (before?.version === version && before.status === 'indexed') return toPublished(before);
  const { chunks } = await ownedRecord(run, ports);
  const blob = await ports.originals.properties(run.blobName, signal);
  if (blob?.etag !== run.etag) return endBecauseBlobChanged(run, ports, signal);
  await untilShown(run, chunks, ports, signal, pauses);
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    progress: { done: chunks, total: chunks },
    indexedVersion: version,
    ...(record.contentHash !== undefined && {
      indexedContent: contentOf(record, record.contentHash),
    }),
  }));
  await ports.searchIndex.removeDocument(tenantId, documentId, { keepVersion: version }, signal);
  await removeOlderBlobs(run, ports, signal);
  const indexedAt = ports.clock.now().toISOString();
  const after = await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'indexed',
    indexedAt,
  }));
  return toPublished(after);
}

function toPublished(record: DocumentRecord): PublishedVersion {
  const { id: documentId, tenantId, path, version, pages, chunks, tokens } = record;
  return { tenantId, documentId, path, version, pages, chunks, tokens };
}

function contentOf(record: DocumentRecord, hash: string): IndexedContent {
  const { version, size, contentType, pages, chunks, tokens, warnings } = record;
  const ownMetadata = record.ownMetadata ?? {};
  return { version, hash, size, contentType, pages, chunks, tokens, warnings, ownMetadata };
}

async function untilShown(
  { tenantId, documentId, version }: IngestRun,
  chunks: number,
  { searchIndex }: Pick<Ports, 'searchIndex'>,
  signal: AbortSignal,
  pauses: readonly number[],
): Promise<void> {
  for (const wait of [...pauses, undefined]) {
    const shown = await searchIndex.countChunks(tenantId, documentId, { version }, signal);
    if (shown >= chunks) return;
    if (wait !== undefined) await pause(wait, undefined, { signal });
  }
  throw new RunEnded('work-lost');
}

async function removeOlderBlobs(run: IngestRun, ports: Ports, signal: AbortSignal): Promise<void> {
  const current = versionPrefix(run);
  for await (const { name } of ports.processed.list(documentPrefix(run), signal)) {
    if (!name.startsWith(current)) await ports.processed.remove(name, signal);
  }
}
