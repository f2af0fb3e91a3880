import type { DocumentRecord } from '../domain/document.ts';
import { toBlobName } from '../domain/document-id.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { checkDocumentPath } from './check-document-path.ts';
import { checkMetadataSize } from './check-metadata-size.ts';
import { toBlobMetadata, type EditorsMetadata } from './document-metadata.ts';
import { IngestFailure } from './failure.ts';
import { detectMediaType } from './media-type.ts';
import { recordArrival } from './record-arrival.ts';

export interface UploadedDocument {
  readonly tenantId: string;
  /** Where the document is kept, for example `hr/handbook.pdf`. */
  readonly path: string;
  readonly content: Buffer;
  readonly metadata: EditorsMetadata;
}

/**
 * Stores an upload in the documents container, as if an editor had put it there, and notes its arrival. Its ingestion is
 * started by the container's event.
 * @throws AppError `invalid_request` for a path that is none or too much metadata, `unsupported_media_type`, `storage_unavailable`
 */
export async function acceptUpload(
  { tenantId, path, content, metadata }: UploadedDocument,
  ports: Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<DocumentRecord> {
  checkDocumentPath(path);
  const blobMetadata = toBlobMetadata(metadata);
  checkMetadataSize(blobMetadata);
  const contentType = contentTypeOf(content, path);
  const blob = await ports.originals.write(
    toBlobName({ tenantId, path }),
    content,
    { contentType, metadata: blobMetadata },
    signal,
  );
  const record = await recordArrival(blob, ports, signal);
  await withdrawIfGone(record, ports, signal);
  return record;
}

/**
 * Only a kind of file that is not read is turned away. Empty, locked and damaged files pass: their documents say why they
 * failed, like those that were dropped into the container. @throws AppError `unsupported_media_type`
 */
function contentTypeOf(content: Buffer, path: string): string {
  if (content.length === 0) return 'application/octet-stream';
  try {
    return detectMediaType(content, path);
  } catch (error) {
    if (!(error instanceof IngestFailure)) throw error;
    if (error.code !== 'unsupported_media_type') return 'application/octet-stream';
    throw new AppError('unsupported_media_type', error.sentence, { cause: error });
  }
}

/** A deletion may have run its course between the write and its note; nothing would ever come for the record then. */
async function withdrawIfGone(
  { tenantId, id, version, blobName }: DocumentRecord,
  ports: Pick<Services, 'originals' | 'documents'>,
  signal: AbortSignal,
): Promise<void> {
  if ((await ports.originals.properties(blobName, signal)) !== undefined) return;
  await ports.documents.remove(
    tenantId,
    id,
    (current) => current.status === 'queued' && current.version === version,
  );
}
