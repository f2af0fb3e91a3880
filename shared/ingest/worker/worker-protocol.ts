import type { PackLimits } from '../chunking/pack.ts';
import type { IngestFailureCode } from '../failure.ts';
import type { MediaType } from '../parsers/registry.ts';
import type { ParseLimits } from '../parse-limits.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import type { DocumentFacts } from '../parsers/pdf/document-facts.ts';
import type { PageRange } from '../parsers/pdf/sections.ts';

export type WorkerJob = ParsingJob | RecognitionJob;

/** What `parse-worker.ts` can be asked to do. */
export type ParsingJob =
  | {
      readonly kind: 'parse';
      readonly bytes: Uint8Array;
      readonly mediaType: MediaType;
      readonly limits: ParseLimits;
      /** A PDF of more pages is only looked at; it answers with `DocumentFacts` then. */
      readonly mostPages?: number;
    }
  /** Answers with the pages as `readPageRange` gives them. */
  | { readonly kind: 'read-range'; readonly bytes: Uint8Array; readonly range: PageRange }
  /** Answers with the document. */
  | {
      readonly kind: 'join-ranges';
      readonly facts: DocumentFacts;
      readonly ranges: readonly Uint8Array[];
      readonly limits: ParseLimits;
    }
  | {
      readonly kind: 'chunk';
      readonly document: Pick<ParsedDocument, 'text' | 'pageStarts'>;
      readonly limits: PackLimits;
    };

/** What `recognition-worker.ts` can be asked to do: it answers with a `PageReading`. */
export interface RecognitionJob {
  readonly kind: 'recognize';
  /** The whole PDF. */
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly page: number;
}

/** What a worker thread answers: maybe the number of pages, then exactly one of the others. */
export type WorkerReply = { readonly type: 'pages'; readonly pages: number } | WorkerAnswer;

type WorkerAnswer =
  | { readonly type: 'done'; readonly result: unknown }
  | {
      readonly type: 'failed';
      readonly code: IngestFailureCode;
      readonly detail: string;
      /** What the editor reads, when it is not the code's own sentence. */
      readonly sentence?: string;
    }
  /** An error nobody foresaw; the thread goes on. */
  | { readonly type: 'crashed'; readonly detail: string };

/** How a job ended, seen from outside its thread. */
export type WorkerOutcome =
  | WorkerAnswer
  /** The thread broke its limits or ended by itself. */
  | {
      readonly type: 'broken';
      readonly code: 'parse_timeout' | 'parse_memory' | 'parse_crashed';
      readonly detail: string;
    };

/** What a worker's process answers to a job. */
export interface WorkerReport {
  readonly outcome: WorkerOutcome;
  /** Megabytes that the process holds afterwards. */
  readonly memory: number;
}
