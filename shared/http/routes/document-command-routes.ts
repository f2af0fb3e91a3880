import type { DocumentFilter } from '../../domain/document-filter.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { ByFilterCommand } from '../../domain/ingestion-command.ts';
import { AppError } from '../../errors.ts';
import { changeBlobMetadata } from '../../ingest/change-metadata.ts';
import { checkMetadataSize } from '../../ingest/check-metadata-size.ts';
import { markDeleting } from '../../ingest/mark-deleting.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody } from '../parse-input.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { documentNotFound, requestedDocument } from '../requested-document.ts';
import { sendCommand } from '../send-command.ts';
import { deletionFilter, documentPatch, reindexFilter } from '../schemas/command-schemas.ts';
import { toDocumentView } from '../to-document-view.ts';

/** `POST /api/documents/{id}/reindex`: has the present version ingested once more. */
export async function postReindex(call: Call): Promise<Reply> {
  const record = await changeableDocument(call);
  await sendCommand(call, { type: 'reindex', documentId: record.id });
  return accepted(record);
}

/** `PATCH /api/documents/{id}`: other properties; the text and its vectors stay as they are. */
export async function patchDocument(call: Call): Promise<Reply> {
  const changes = await parseJsonBody(call.request, documentPatch);
  const record = await changeableDocument(call);
  const { originals } = call.services;
  const blob = await originals.properties(record.blobName, call.connection.signal);
  if (!blob) throw documentNotFound();
  checkMetadataSize(changeBlobMetadata(blob.metadata, changes));
  await sendCommand(call, { type: 'update-metadata', documentId: record.id, changes });
  return accepted(record);
}

/** `DELETE /api/documents/{id}`: from now on it counts as being deleted; the work goes on in the background. */
export async function deleteDocument(call: Call): Promise<Reply> {
  const record = await requestedDocument(call);
  const { id: documentId, tenantId, version } = record;
  // First the command: a document that is marked without one would stay so.
  await sendCommand(call, { type: 'delete', documentId, version });
  const marked = await markDeleting({ tenantId, documentId, version }, call.services);
  // The command was carried out already.
  if (marked === undefined) return accepted({ ...record, status: 'deleting' });
  if (marked.status === 'deleting') return accepted(marked);
  throw new AppError('conflict', 'The document was changed meanwhile.', {
    remedy: 'Delete it again if it is no longer wanted.',
  });
}

/** `POST /api/documents/reindex`: has all documents that a filter chooses ingested once more. */
export async function postReindexByFilter(call: Call): Promise<Reply> {
  const filter = await parseJsonBody(call.request, reindexFilter);
  return acceptByFilter(call, 'reindex-by-filter', filter);
}

/** `POST /api/documents/delete`: removes all documents that a filter chooses. */
export async function postDeleteByFilter(call: Call): Promise<Reply> {
  const { all: _all, ...filter } = await parseJsonBody(call.request, deletionFilter);
  return acceptByFilter(call, 'delete-by-filter', filter);
}

async function acceptByFilter(
  call: Call,
  type: ByFilterCommand['type'],
  filter: DocumentFilter,
): Promise<Reply> {
  await sendCommand(call, { type, filter });
  return jsonReply({ requestId: call.requestId }, 202, { location: '/api/documents' });
}

/** @throws AppError `document_not_found`; `conflict` for a document that is on its way out */
async function changeableDocument(call: Call): Promise<DocumentRecord> {
  const record = await requestedDocument(call);
  if (record.status !== 'deleting') return record;
  throw new AppError('conflict', 'The document is being deleted.', {
    remedy: 'Upload it again if it is still wanted.',
  });
}

function accepted(record: DocumentRecord): Reply {
  return jsonReply(toDocumentView(record), 202, { location: `/api/documents/${record.id}` });
}
