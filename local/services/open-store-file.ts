import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The file in which a local service keeps its data. */
export interface StoreFile {
  /** For people: `Cosmos DB`. */
  readonly service: string;
  readonly name: string;
  /** Of the schema; a file of another version is not read. */
  readonly version: number;
  /** Statements that make the tables of an empty file. */
  readonly schema: string;
}

/**
 * Opens a service's file in a folder, or a database in memory without a folder.
 *
 * A write-ahead log with `synchronous = NORMAL` keeps every finished transaction when the process is killed; only a
 * power cut may lose the last ones.
 * @throws Error naming the file when it is damaged or of another version.
 */
export function openStoreFile(directory: string | undefined, file: StoreFile): DatabaseSync {
  if (directory === undefined) return prepare(new DatabaseSync(':memory:'), file);
  mkdirSync(directory, { recursive: true });
  const path = join(directory, file.name);
  try {
    return prepare(new DatabaseSync(path), file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The local ${file.service} file ${path} cannot be used: ${reason}. Delete it to start afresh.`,
      { cause },
    );
  }
}

function prepare(database: DatabaseSync, { version, schema }: StoreFile): DatabaseSync {
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    const found = database.prepare('PRAGMA user_version').get()?.user_version;
    if (found === 0) database.exec(`BEGIN; ${schema} PRAGMA user_version = ${version}; COMMIT;`);
    else if (found !== version) {
      throw new Error(`it has version ${String(found)}, this program writes ${version}`);
    }
    return database;
  } catch (error) {
    // Some systems do not let a file be deleted while it is open.
    database.close();
    throw error;
  }
}
