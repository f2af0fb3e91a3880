import type { DocumentError } from './document.ts';

interface AboutDocument {
  readonly tenantId: string;
  readonly documentId: string;
  /** The document's path below its tenant folder. */
  readonly path: string;
  readonly version: string;
  /** ISO 8601 UTC: when it happened. */
  readonly at: string;
}

/** What came of a document's version; travels on the topic `document-events`, at least once. */
export type DocumentEvent =
  | (AboutDocument & {
      readonly type: 'document.indexed';
      readonly pages: number;
      readonly chunks: number;
      /** Tokens of all chunks together. */
      readonly tokens: number;
    })
  | (AboutDocument & { readonly type: 'document.failed'; readonly error: DocumentError })
  | (AboutDocument & { readonly type: 'document.deleted' });
