import { documentId, toBlobName } from '../../domain/document-id.ts';
import { checkDocumentPath } from '../../ingest/check-document-path.ts';
import { checkMetadataSize } from '../../ingest/check-metadata-size.ts';
import { toBlobMetadata } from '../../ingest/document-metadata.ts';
import type { Call } from '../handle.ts';
import { parseJsonBody } from '../parse-input.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { uploadLinkRequest } from '../schemas/command-schemas.ts';

/** `POST /api/documents/upload-url`: an address to which a file can be sent directly, past this service. */
export async function postUploadUrl(call: Call): Promise<Reply> {
  const { request, services, principal, connection } = call;
  const { path, ...properties } = await parseJsonBody(request, uploadLinkRequest);
  checkDocumentPath(path);
  const metadata = toBlobMetadata(properties);
  checkMetadataSize(metadata);
  const { tenantId } = principal;
  const blobName = toBlobName({ tenantId, path });
  const link = await services.uploadLinks.create(blobName, metadata, connection.signal);
  const id = documentId(tenantId, path);
  const body = { ...link, documentId: id, statusUrl: `/api/documents/${id}` };
  return jsonReply(body, 200, { 'cache-control': 'no-store' });
}
