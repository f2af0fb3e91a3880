import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA_VERSION = 1;

const SCHEMA = `
CREATE TABLE instances (
  instance_id TEXT PRIMARY KEY,
  execution_id TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT,
  status TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT,
  custom_status TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  parent_instance_id TEXT,
  parent_execution_id TEXT,
  parent_task_id INTEGER,
  next_task_id INTEGER NOT NULL DEFAULT 0,
  barrier_leaf INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  instance_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  leaf INTEGER,
  event TEXT NOT NULL,
  PRIMARY KEY (instance_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  instance_id TEXT NOT NULL,
  execution_id TEXT NOT NULL,
  task_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  leaf INTEGER NOT NULL,
  name TEXT NOT NULL,
  input TEXT NOT NULL,
  fire_at INTEGER,
  retry TEXT,
  settled INTEGER NOT NULL DEFAULT 0,
  UNIQUE (instance_id, task_id)
) STRICT;
CREATE INDEX tasks_due ON tasks (fire_at) WHERE settled = 0 AND fire_at IS NOT NULL;
CREATE INDEX tasks_open ON tasks (instance_id, leaf) WHERE settled = 0;

CREATE TABLE messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  instance_id TEXT NOT NULL,
  can_wait INTEGER NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX messages_inbox ON messages (instance_id, can_wait);
`;

/**
 * Opens the hub's file, or makes it. Every commit survives the death of the process; the lock on the file
 * keeps a second host from running the same work.
 *
 * @throws Error when another process has the file open, or when a different version wrote it
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    prepare(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync, file: string): void {
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;');
    database.exec('PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    throw explain(error, file);
  }
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (found === SCHEMA_VERSION) return;
  if (found !== 0) {
    throw new Error(
      `The task hub ${file} was written by another version of this host. Delete the file to start afresh.`,
    );
  }
  database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

function explain(error: unknown, file: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = /locked|busy/.test(message)
    ? `The task hub ${file} is in use by another process. Stop that host, or give this one another folder.`
    : `The task hub ${file} cannot be read (${message}). Delete the file to start afresh.`;
  return new Error(sentence, { cause: error });
}
