import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE databases (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  );
  CREATE TABLE containers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    database INTEGER NOT NULL REFERENCES databases ON DELETE CASCADE,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (database, id)
  );
  CREATE TABLE items (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    container INTEGER NOT NULL REFERENCES containers ON DELETE CASCADE,
    partition TEXT NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    ttl INTEGER,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (container, partition, id)
  );
  CREATE INDEX items_in_order ON items (container, partition);
  CREATE INDEX items_by_change ON items (container, sequence);
  CREATE TABLE unique_values (
    container INTEGER NOT NULL,
    partition TEXT NOT NULL,
    value TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    PRIMARY KEY (container, partition, value)
  ) WITHOUT ROWID;
  CREATE INDEX unique_values_of_item ON unique_values (item);
  CREATE TABLE sequence (value INTEGER NOT NULL);
  INSERT INTO sequence VALUES (0);
  PRAGMA user_version = ${SCHEMA_VERSION};`;

/**
 * Opens `<directory>/cosmos.db`, or a database in memory without a directory.
 *
 * A write-ahead log with `synchronous = NORMAL` keeps every finished write when the process is killed;
 * only a power cut may lose the last ones.
 * @throws Error naming the file when it is damaged or of another version.
 */
export function openDatabase(directory: string | undefined): DatabaseSync {
  if (directory === undefined) return prepare(new DatabaseSync(':memory:'));
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'cosmos.db');
  try {
    return prepare(new DatabaseSync(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The local Cosmos DB file ${file} cannot be used: ${reason}. Delete it to start afresh.`,
      { cause },
    );
  }
}

function prepare(database: DatabaseSync): DatabaseSync {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  if (version === 0) database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
  else if (version !== SCHEMA_VERSION) {
    throw new Error(`it has version ${String(version)}, this program writes ${SCHEMA_VERSION}`);
  }
  return database;
}
