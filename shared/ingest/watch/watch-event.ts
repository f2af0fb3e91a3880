import type { DocumentChange } from '../../domain/document-change.ts';
import type { DocumentRecord, DocumentStatus } from '../../domain/document.ts';

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
