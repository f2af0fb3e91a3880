import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` all or nothing. May be nested: an inner failure undoes the inner work only. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('SAVEPOINT work');
  try {
    const result = work();
    database.exec('RELEASE work');
    return result;
  } catch (error) {
    database.exec('ROLLBACK TO work; RELEASE work');
    throw error;
  }
}
