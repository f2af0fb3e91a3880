import { request, requestJson } from './request.ts';
import type { ListOf, StoredDocument } from './types.ts';

const pageSize = 50;

/** One page of documents, last changed first. */
export function listDocuments(
  continuation: string | undefined,
  signal?: AbortSignal,
): Promise<ListOf<StoredDocument>> {
  const parameters = new URLSearchParams({ limit: String(pageSize) });
  if (continuation !== undefined) parameters.set('continuation', continuation);
  return requestJson(`/api/documents?${parameters.toString()}`, signal ? { signal } : {});
}

/** Uploads a file under its own name; one of the same name is replaced by it. */
export async function uploadDocument(file: File): Promise<void> {
  const form = new FormData();
  form.set('file', file);
  await request('/api/documents', { method: 'POST', body: form });
}

export async function deleteDocument(id: string): Promise<void> {
  await request(`/api/documents/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Has a document ingested once more, for example when a service was away. */
export async function reindexDocument(id: string): Promise<void> {
  await request(`/api/documents/${encodeURIComponent(id)}/reindex`, { method: 'POST' });
}

/** Tells of documents that are worked on, and of every change. */
export const documentEventsUrl = '/api/documents/events';

/** Where the original of a document opens. */
export function documentContentUrl(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}/content`;
}
