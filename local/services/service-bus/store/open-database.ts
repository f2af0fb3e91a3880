import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const FILE_NAME = 'service-bus.db';
const VERSION = 1;

const SCHEMA = `
  CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL,
    session_id TEXT,
    enqueued_sequence INTEGER NOT NULL,
    enqueued_at INTEGER NOT NULL,
    scheduled_at INTEGER,
    expires_at INTEGER,
    delivery_count INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (entity, sequence)
  );
  CREATE INDEX messages_by_schedule ON messages (entity, scheduled_at) WHERE scheduled_at IS NOT NULL;
  CREATE INDEX messages_by_expiry ON messages (entity, expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE sequences (entity TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE message_ids (
    entity TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (entity, message_id)
  ) WITHOUT ROWID;
  CREATE INDEX message_ids_by_age ON message_ids (entity, seen_at);
  CREATE TABLE session_states (
    entity TEXT NOT NULL,
    session_id TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (entity, session_id)
  ) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};`;

/**
 * Opens `<directory>/service-bus.db`, or a database in memory without a directory.
 *
 * A write-ahead log with `synchronous = NORMAL` keeps every finished transaction when the process is killed; only a
 * power cut may lose the last ones.
 * @throws Error naming the file when it is damaged or of another version.
 */
export function openDatabase(directory: string | undefined): DatabaseSync {
  if (directory === undefined) return prepare(new DatabaseSync(':memory:'));
  mkdirSync(directory, { recursive: true });
  const file = join(directory, FILE_NAME);
  try {
    return prepare(new DatabaseSync(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The local Service Bus file ${file} cannot be used: ${reason}. Delete it to start afresh.`,
      { cause },
    );
  }
}

function prepare(database: DatabaseSync): DatabaseSync {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  if (version === 0) database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
  else if (version !== VERSION) {
    throw new Error(`it has version ${String(version)}, this program writes ${VERSION}`);
  }
  return database;
}
