import type { Settings } from '../config/settings.ts';
import type { IncomingRequest } from './incoming-request.ts';

/** JSON bodies are questions and small changes. */
export const maxJsonBytes = 256 * 1024;

/** Room for a form's own lines beside its file. */
export const formOverhead = 64 * 1024;

export function maxDocumentBytes({ DOCUMENT_MAX_MB }: Pick<Settings, 'DOCUMENT_MAX_MB'>): number {
  return DOCUMENT_MAX_MB * 1024 * 1024;
}

/** Whether a request is an upload form. */
export function isForm({ headers }: Pick<IncomingRequest, 'headers'>): boolean {
  return /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '');
}

/** Most bytes of a request's body, by what it says it is. */
export function bodyLimit(
  request: Pick<IncomingRequest, 'headers'>,
  settings: Pick<Settings, 'DOCUMENT_MAX_MB'>,
): number {
  return isForm(request) ? maxDocumentBytes(settings) + formOverhead : maxJsonBytes;
}
