import type { DocumentRecord } from '../domain/document.ts';
import { AppError } from '../errors.ts';
import type { Call } from './handle.ts';
import { pathId } from './path-id.ts';

/** The document that the route names. @throws AppError `document_not_found`, `store_unavailable` */
export async function requestedDocument({
  request,
  services,
  principal,
}: Pick<Call, 'request' | 'services' | 'principal'>): Promise<DocumentRecord> {
  const id = pathId(request.params, 'id');
  const record = id && (await services.documents.get(principal.tenantId, id));
  if (!record) throw documentNotFound();
  return record;
}

export function documentNotFound(): AppError {
  return new AppError('document_not_found', 'There is no such document.', {
    remedy: 'List the documents with GET /api/documents.',
  });
}
