import type { DocumentRecord, DocumentStatus } from '../../domain/document.ts';

/** Something that happened to a document of a tenant, for those who watch. */
export type DocumentChange =
  | { readonly type: 'document'; readonly record: DocumentRecord }
  | { readonly type: 'removed'; readonly documentId: string; readonly at: string };

/** What a watcher is told: first where things stand, then `ready` once, then what changes. `at` is ISO 8601 UTC. */
export type WatchEvent = DocumentChange | { readonly type: 'ready'; readonly at: string };

/** The statuses of documents on which work goes on. */
export const underWay: readonly DocumentStatus[] = [
  'queued',
  'parsing',
  'chunking',
  'embedding',
  'indexing',
  'deleting',
];

export function isUnderWay({ status }: DocumentRecord): boolean {
  return underWay.includes(status);
}
