import type { DocumentRecord } from '../domain/document.ts';
import type { Services } from '../services.ts';
import { changeChunks } from './change-chunks.ts';
import { mergeMetadata } from './document-metadata.ts';
import { RunEnded } from './run-ended.ts';

/**
 * Gives the version that goes on answering the properties of the one that failed: who may find a document is what its editor
 * said last, whether or not the file could be read. Passages that the index has lost are left to the nightly comparison.
 * @throws AppError of the stores
 */
export async function keepToProperties(
  failed: DocumentRecord,
  ports: Pick<Services, 'documents' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, id, indexedContent } = failed;
  let record: DocumentRecord | undefined = failed;
  // A newer version may be at the same passages: the last word is that of the version that the record is at.
  while (record?.indexedContent !== undefined) {
    if (record.indexedContent.version !== indexedContent?.version) return;
    await change(record, record.indexedContent, ports, signal);
    const { version }: DocumentRecord = record;
    record = await ports.documents.get(tenantId, id);
    if (record?.version === version) return;
  }
}

async function change(
  record: DocumentRecord,
  content: NonNullable<DocumentRecord['indexedContent']>,
  ports: Pick<Services, 'searchIndex'>,
  signal: AbortSignal,
): Promise<void> {
  const metadata = mergeMetadata(record.metadata, content.ownMetadata);
  const { title = record.title } = metadata;
  try {
    await changeChunks({ ...record, metadata, title }, content, ports, signal);
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  }
}
