import type { DocumentError } from '../domain/document.ts';

/** How a run ended; the orchestration's output. */
export type RunResult =
  | { readonly outcome: 'indexed'; readonly pages: number; readonly chunks: number }
  | { readonly outcome: 'superseded' | 'deleted' | 'work-lost' }
  | {
      readonly outcome: 'failed';
      readonly error: DocumentError;
      /** Whether the file itself is the reason. */
      readonly permanent: boolean;
    };

/** What one step's activity gives back to the orchestration. */
export type StepResult<T> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly result: RunResult };
