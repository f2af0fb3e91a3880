import type { DocumentRecord } from './document.ts';

/** What last became of a document of a tenant. */
export type DocumentChange =
  | { readonly type: 'document'; readonly record: DocumentRecord }
  /** It is gone since `at`, ISO 8601 UTC. */
  | { readonly type: 'removed'; readonly documentId: string; readonly at: string };
