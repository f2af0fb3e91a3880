import type { DocumentRecord, IndexedContent } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { changeChunks } from '../change-chunks.ts';
import { passOnProperties } from '../children/pass-on-properties.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { removeOtherVersions } from '../remove-other-versions.ts';
import { RunEnded } from '../run-ended.ts';
import { untilIndexShows, usualPauses } from '../until-index-shows.ts';
import { toPublished, type PublishedVersion } from './publish-version.ts';

type Ports = Pick<
  Services,
  'originals' | 'processed' | 'documents' | 'searchIndex' | 'commands' | 'clock' | 'settings'
>;

/**
 * Makes a version whose content is indexed already the one that answers questions: its title, groups and other properties
 * go onto the chunks that are there, and to the files that came in it. `indexed` is said once the index shows them on every
 * chunk.
 * @throws RunEnded, `work-lost` when the index lacks chunks; AppError of the stores
 */
export async function changeProperties(
  run: IngestRun,
  ports: Ports,
  signal: AbortSignal,
  pauses = usualPauses,
): Promise<PublishedVersion> {
  const before = await ports.documents.get(run.tenantId, run.documentId);
  if (before?.version === run.version && before.status === 'indexed') return toPublished(before);
  if (before?.version === run.version && before.indexedContent?.children !== undefined) {
    await passOnProperties(run, ports, signal);
  }
  const [record, content] = await changeOwnChunks(run, ports, signal);
  const blob = await ports.originals.properties(run.blobName, signal);
  if (blob?.etag !== run.etag) return endBecauseBlobChanged(run, ports, signal);
  const { version } = content;
  const described = { version, updatedAt: record.modifiedAt, groups: record.metadata.groups };
  await untilIndexShows(run, content.chunks, described, ports, signal, pauses);
  await removeOtherVersions(run, version, ports, signal);
  const indexedAt = ports.clock.now().toISOString();
  const after = await updateOwnedRecord(run, ports, (current) => ({
    ...current,
    status: 'indexed',
    progress: { done: content.chunks, total: content.chunks },
    indexedVersion: run.version,
    indexedAt,
  }));
  return toPublished(after);
}

async function changeOwnChunks(
  run: IngestRun,
  ports: Ports,
  signal: AbortSignal,
): Promise<readonly [DocumentRecord, IndexedContent]> {
  try {
    const record = await ownedRecord(run, ports);
    const content = record.indexedContent;
    if (content === undefined) throw new RunEnded('work-lost');
    await changeChunks(record, content, ports, signal, async (done) => {
      await updateOwnedRecord(run, ports, (current) => ({
        ...current,
        progress: { done, total: content.chunks },
      }));
    });
    return [record, content];
  } catch (error) {
    if (error instanceof RunEnded && error.outcome === 'superseded') {
      await restoreProperties(run, ports, signal);
    }
    throw error;
  }
}

/**
 * What a run wrote after it had lost its document may have come after what the run that took it over wrote, on the same
 * chunks: they get the properties of the version that the record is at.
 */
async function restoreProperties(
  { tenantId, documentId }: IngestRun,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const record = await ports.documents.get(tenantId, documentId);
    const content = record?.indexedContent;
    if (!record || !content || record.contentHash !== content.hash) return;
    await changeChunks(record, content, ports, signal);
    const after = await ports.documents.get(tenantId, documentId);
    if (after?.version === record.version) return;
  }
}
