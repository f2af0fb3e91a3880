import type { DocumentRecord, IndexedContent } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import type { IngestRun } from '../ingest-run.ts';
import { requireOwned, updateOwnedRecord } from '../owned-record.ts';
import { removeOtherVersions } from '../remove-other-versions.ts';
import { untilIndexShows, usualPauses } from '../until-index-shows.ts';

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
  removalPauses?: readonly number[],
): Promise<PublishedVersion> {
  const { tenantId, documentId, version } = run;
  const before = await ports.documents.get(tenantId, documentId);
  if (before?.version === version && before.status === 'indexed') return toPublished(before);
  const { chunks } = requireOwned(run, before);
  const blob = await ports.originals.properties(run.blobName, signal);
  if (blob?.etag !== run.etag) return endBecauseBlobChanged(run, ports, signal);
  await untilIndexShows(run, chunks, { version }, ports, signal, pauses);
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    progress: { done: chunks, total: chunks },
    indexedVersion: version,
    ...(record.contentHash !== undefined && {
      indexedContent: contentOf(record, record.contentHash),
    }),
  }));
  await removeOtherVersions(run, version, ports, signal, removalPauses);
  const indexedAt = ports.clock.now().toISOString();
  const after = await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'indexed',
    indexedAt,
  }));
  return toPublished(after);
}

/** What is told of a published version. */
export function toPublished(record: DocumentRecord): PublishedVersion {
  const { id: documentId, tenantId, path, version, pages, chunks, tokens } = record;
  return { tenantId, documentId, path, version, pages, chunks, tokens };
}

function contentOf(record: DocumentRecord, hash: string): IndexedContent {
  const { version, size, contentType, pages, chunks, tokens, warnings, children } = record;
  const ownMetadata = record.ownMetadata ?? {};
  const made = { version, hash, size, contentType, pages, chunks, tokens, warnings, ownMetadata };
  return { ...made, ...(children !== undefined && { children }) };
}
