import { AppError } from '../../shared/errors.ts';
import { LocalError } from './local-error.ts';

/** What to tell the person at the keyboard about an error: what happened and, where it is known, what to do. */
export function sentence(error: unknown): string {
  if (error instanceof AppError && error.remedy) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}

/** Faults a person can mend are said in a sentence; anything else keeps its stack for a report. */
export function faultReport(error: unknown): string {
  const isExpected =
    error instanceof LocalError || error instanceof AppError || isSystemError(error);
  return isExpected || !(error instanceof Error) ? sentence(error) : (error.stack ?? error.message);
}

/** The system refused: no space left, no permission, a file where a folder should be. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
