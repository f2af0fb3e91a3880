/** What the HTTP API sends, as far as this page reads it. `GET /api/openapi.json` describes the whole of it. */
export interface ListOf<T> {
  readonly items: readonly T[];
  readonly continuation?: string;
}

export interface Session {
  readonly id: string;
  readonly title: string;
  /** ISO 8601 UTC. */
  readonly updatedAt: string;
}

export interface Citation {
  /** The `[n]` of the answer's text. */
  readonly number: number;
  readonly documentId: string;
  readonly chunkId: string;
  readonly title: string;
  readonly path: string;
  /** Pages of the quote, 1-based, inclusive. */
  readonly pageFrom: number;
  readonly pageTo: number;
  readonly headings: readonly string[];
  readonly quote: string;
  /** Where the document is published. */
  readonly sourceUrl?: string;
  /** Opens the document at the page. */
  readonly url: string;
}

/** How far the statements of an answer are borne out by its sources. */
export interface Grounding {
  readonly sentences: readonly {
    /** UTF-16 offsets into the answer's text, `end` exclusive. */
    readonly start: number;
    readonly end: number;
    readonly supported: boolean;
  }[];
  /** No statement is supported. */
  readonly ungrounded?: boolean;
}

/** A document that came closest to a refused question. */
export interface NearestDocument {
  readonly documentId: string;
  readonly title: string;
  readonly path: string;
  /** Opens the document. */
  readonly url: string;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly model: string;
}

export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly status: 'complete' | 'failed' | 'aborted';
  readonly citations: readonly Citation[];
  readonly grounding?: Grounding;
  readonly followUps: readonly string[];
  readonly rewrittenQuestion?: string;
  readonly refused?: boolean;
  readonly nearest?: readonly NearestDocument[];
  /** The answer needed no documents. */
  readonly conversational?: boolean;
  readonly degraded?: readonly string[];
  readonly usage?: Usage;
}

/** What the user says about themselves. */
export interface Profile {
  readonly background?: string;
  readonly experienceLevel?: string;
  readonly goals: readonly string[];
  readonly interests: readonly string[];
}

export type DocumentStatus =
  'queued' | 'parsing' | 'chunking' | 'embedding' | 'indexing' | 'indexed' | 'failed' | 'deleting';

export interface StoredDocument {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  readonly status: DocumentStatus;
  /** Work done in the current stage, in that stage's unit. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly pages: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly warnings: readonly string[];
}
