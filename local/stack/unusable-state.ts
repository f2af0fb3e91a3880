import { LocalError } from './local-error.ts';

/** @param why a sentence on what is wrong with the saved files; the way out is added to it */
export function unusableState(why: string, cause?: unknown): LocalError {
  return new LocalError(
    `${why}\n` +
      'To begin anew with nothing saved: npm start -- --reset. Files in inbox/ stay and are put in again.',
    { cause },
  );
}
