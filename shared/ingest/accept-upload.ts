import { posix } from 'node:path';
import type { DocumentRecord } from '../domain/document.ts';
import { toBlobName } from '../domain/document-id.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
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
 * @throws AppError `invalid_request` for a path that is none, `unsupported_media_type`, `storage_unavailable`
 */
export async function acceptUpload(
  { tenantId, path, content, metadata }: UploadedDocument,
  ports: Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<DocumentRecord> {
  if (!isPath(path)) {
    throw new AppError('invalid_request', 'The document cannot be kept under this path.', {
      remedy: 'Use names separated by single slashes, for example hr/handbook.pdf.',
      fields: [{ field: 'path', message: 'must be names separated by single slashes' }],
    });
  }
  const contentType = contentTypeOf(content, path);
  const blob = await ports.originals.write(
    toBlobName({ tenantId, path }),
    content,
    { contentType, metadata: toBlobMetadata(metadata) },
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

/** A relative path in its simplest form, without what storage or a file system would read differently. */
function isPath(path: string): boolean {
  return (
    posix.normalize(path) === path &&
    !posix.isAbsolute(path) &&
    !path.startsWith('..') &&
    !path.endsWith('/') &&
    !/[\\\p{Cc}\p{Cf}\p{Cs}]/u.test(path)
  );
}
