import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LocalError } from './local-error.ts';
import { lockDirectory, lockFileName } from './lock-directory.ts';
import { unusableState } from './unusable-state.ts';
import { writeWhole } from './write-whole.ts';

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
  /** Lets another process use it. */
  close(): void;
}

/**
 * Opens (or, with `reset`, empties) the state folder and keeps it for this process.
 * @throws LocalError when another process has it, or it is there but not usable
 */
export function openStateDirectory(
  path: string,
  options: { readonly reset: boolean },
): StateDirectory {
  make(path);
  const lock = lockDirectory(path);
  try {
    if (options.reset) empty(path);
    const file = join(path, 'state.json');
    const write = (state: State) => writeWhole(file, `${JSON.stringify(state)}\n`);
    if (!existsSync(file)) write({ format, seeded: false });
    const { seeded } = readState(file);
    return {
      path,
      seeded,
      markSeeded: () => write({ format, seeded: true }),
      close: () => lock.release(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function make(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocalError(`The folder for saved state cannot be made (${reason}).`, { cause });
  }
}

/** All but the lock, which this process holds open. */
function empty(path: string): void {
  for (const name of readdirSync(path)) {
    if (!name.startsWith(lockFileName)) rmSync(join(path, name), { recursive: true, force: true });
  }
}

function readState(file: string): State {
  let state: Partial<State> | null;
  try {
    state = JSON.parse(readFileSync(file, 'utf8')) as Partial<State> | null;
  } catch (cause) {
    throw unusableState(`${file} is damaged.`, cause);
  }
  if (state?.format === format) return { format, seeded: state.seeded === true };
  throw unusableState(`${file} was written by another version of Grounded.`);
}
