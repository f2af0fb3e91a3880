import { Readable } from 'node:stream';
import { locateDocument } from '../../domain/document-id.ts';
import { mayRead } from '../../identity/may-read.ts';
import { acceptUpload } from '../../ingest/accept-upload.ts';
import { fromBlobMetadata } from '../../ingest/document-metadata.ts';
import { formatByMediaType } from '../../ingest/parsers/find-format.ts';
import { maxDocumentBytes } from '../body-limit.ts';
import type { Call } from '../handle.ts';
import { inlineDisposition } from '../inline-disposition.ts';
import { pacedBody } from '../paced-body.ts';
import { parseQuery } from '../parse-input.ts';
import { readUpload } from '../read-upload.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { documentNotFound, requestedDocument } from '../requested-document.ts';
import { documentsQuery } from '../schemas/document-schemas.ts';
import { toDocumentView } from '../to-document-view.ts';

/** `POST /api/documents`: stores the file; its ingestion goes on in the background. */
export async function postDocument(call: Call): Promise<Reply> {
  const { request, services, principal, connection } = call;
  const upload = await readUpload(request, maxDocumentBytes(services.settings));
  const { path = upload.fileName, ...metadata } = upload.fields;
  const record = await acceptUpload(
    { tenantId: principal.tenantId, path, content: upload.content, metadata },
    services,
    connection.signal,
  );
  return jsonReply(toDocumentView(record), 202, { location: `/api/documents/${record.id}` });
}

/** `GET /api/documents`: last changed first. */
export async function listDocuments({ request, services, principal }: Call): Promise<Reply> {
  const { status, ...page } = parseQuery(request, documentsQuery);
  const found = await services.documents.list(principal.tenantId, {
    ...page,
    statuses: status && [status],
  });
  return jsonReply({ ...found, items: found.items.map(toDocumentView) });
}

/** `GET /api/documents/{id}`: status and progress. */
export async function getDocument(call: Call): Promise<Reply> {
  return jsonReply(toDocumentView(await requestedDocument(call)));
}

/** `GET /api/documents/{id}/content`: the original file, for those who may read it. */
export async function getDocumentContent(call: Call): Promise<Reply> {
  const record = await requestedDocument(call);
  // A document that may not be read is not told from one that is not there.
  if (!mayRead(call.principal, record.metadata)) throw documentNotFound();
  // Whose file it is nobody knows, least of all its name.
  if (locateDocument(record.blobName, record.tenantId).isMisplaced) throw documentNotFound();
  const opened = await call.services.originals.open(record.blobName, call.connection.signal);
  if (!opened) throw documentNotFound();
  // The file may be newer than the record, and meant for fewer people.
  if (!mayRead(call.principal, fromBlobMetadata(opened.properties.metadata))) {
    if (opened.body instanceof Readable) opened.body.destroy();
    throw documentNotFound();
  }
  return {
    status: 200,
    headers: {
      'content-type': displayType(record.contentType),
      'content-length': String(opened.properties.size),
      'content-disposition': inlineDisposition(record.path.split('/').at(-1) ?? ''),
      ...(record.contentType !== 'application/pdf' && sandbox),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    },
    body: pacedBody(opened.body as AsyncIterable<Uint8Array>, call.connection),
  };
}

/**
 * A document is hostile until proven otherwise: nothing in it may run in the origin of the API. PDFs have no access to it,
 * and browsers refuse to show them in a sandbox.
 */
const sandbox = {
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

/**
 * Texts other than web pages are shown as plain text; browsers would only download them otherwise. A blob's own type is
 * whatever its uploader wrote, so only types that are read get into a header.
 */
function displayType(contentType: string): string {
  const format = formatByMediaType(contentType);
  if (format === undefined) return 'application/octet-stream';
  const isPlain = format.recognition.kind === 'text' && format.mediaType !== 'text/html';
  return isPlain ? 'text/plain; charset=utf-8' : format.mediaType;
}
