import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalError } from './local-error.ts';

export const lockFileName = 'lock.db';

/** SQLITE_BUSY: https://sqlite.org/rescode.html#busy */
const busy = 5;

/**
 * Keeps a folder for this process. It is SQLite's lock on an empty file, since the system takes that back however the
 * process ends, on every platform.
 * @throws LocalError when another process has the folder
 */
export function lockDirectory(path: string): { release(): void } {
  const file = join(path, lockFileName);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (cause) {
    database.close();
    throw new LocalError(explain(cause, path, file), { cause });
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

function explain(cause: unknown, path: string, file: string): string {
  if (cause instanceof Error && 'errcode' in cause && cause.errcode === busy) {
    return (
      `Grounded is already running with the saved state in ${path}.\n` +
      'Stop it first, or give this one a folder of its own: GROUNDED_HOME, see docs/local-stack.md.'
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `${file} cannot be locked (${reason}). Delete that file; nothing is saved in it.`;
}
