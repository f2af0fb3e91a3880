import type { PackLimits } from '../chunking/pack.ts';
import type { IngestFailureCode } from '../failure.ts';
import type { MediaType } from '../parsers/registry.ts';
import type { ParseLimits } from '../parse-limits.ts';
import type { ParsedDocument } from '../parsed-document.ts';

export type WorkerJob = ParsingJob | RecognitionJob;

/** What `parse-worker.ts` can be asked to do. */
export type ParsingJob =
  | {
      readonly kind: 'parse';
      readonly bytes: Uint8Array;
      readonly mediaType: MediaType;
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

/** What a worker answers: maybe the number of pages, then exactly one of the others. */
export type WorkerReply =
  | { readonly type: 'pages'; readonly pages: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly code: IngestFailureCode; readonly detail: string }
  | { readonly type: 'crashed'; readonly detail: string };
