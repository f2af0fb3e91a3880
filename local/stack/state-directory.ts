import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalError } from './local-error.ts';

/** Raised when the layout of `.local/` changes in a way that older files cannot follow. */
const format = 1;

interface State {
  readonly format: number;
  readonly seeded: boolean;
}

/** The folder with everything that survives a restart. */
export interface StateDirectory {
  readonly path: string;
  /** Whether the samples were put in already. */
  readonly seeded: boolean;
  markSeeded(): void;
}

/**
 * Opens (or, with `reset`, makes anew) the state folder.
 * @throws LocalError when it is there but not usable
 */
export function openStateDirectory(
  path: string,
  options: { readonly reset: boolean },
): StateDirectory {
  if (options.reset) rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  const file = join(path, 'state.json');
  const write = (state: State) => writeFileSync(file, `${JSON.stringify(state)}\n`);
  if (!existsSync(file)) write({ format, seeded: false });
  const state = readState(file);
  return {
    path,
    seeded: state.seeded,
    markSeeded: () => write({ format, seeded: true }),
  };
}

/** What to say when saved files cannot be used. */
export function unusableState(path: string, reason: string, cause: unknown): LocalError {
  return new LocalError(
    `The saved state in ${path} cannot be used: ${reason}.\n` +
      'Start with `npm start -- --reset` to begin anew. Files in inbox/ stay and are put in again.',
    { cause },
  );
}

function readState(file: string): State {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as Partial<State>;
    if (state.format === format) return { format, seeded: state.seeded === true };
  } catch (cause) {
    throw unusableState(file, 'the file is damaged', cause);
  }
  throw unusableState(file, 'it was written by another version of Grounded', undefined);
}
