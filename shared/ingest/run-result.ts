import type { DocumentError } from '../domain/document.ts';
import type { Deletion } from './start-deletion.ts';

/** How a run ended; the orchestration's output. */
export type RunResult =
  | { readonly outcome: 'indexed'; readonly pages: number; readonly chunks: number }
  | { readonly outcome: 'superseded' | 'work-lost' }
  | {
      readonly outcome: 'deleted';
      /** What the run itself deleted, since its blob was gone. */
      readonly deletion?: Deletion;
    }
  | {
      readonly outcome: 'failed';
      readonly error: DocumentError;
      /** Whether the file itself is the reason. */
      readonly permanent: boolean;
    };

/** A step for which a service was away or busy. */
export interface PutOff {
  readonly done: false;
  /** Seconds after which to ask the service again. */
  readonly retryAfter: number;
  /** What to say when it never gives in. */
  readonly error: DocumentError;
}

/** What one step's activity gives back to the orchestration. */
export type StepResult<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly result: RunResult }
  | PutOff;
