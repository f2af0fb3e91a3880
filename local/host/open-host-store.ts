import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HostError } from './host-error.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS blob_receipts (
    function TEXT NOT NULL,
    container TEXT NOT NULL,
    name TEXT NOT NULL,
    etag TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'poison')),
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (function, container, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS poison_blobs (
    id INTEGER PRIMARY KEY,
    function TEXT NOT NULL,
    container TEXT NOT NULL,
    name TEXT NOT NULL,
    etag TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error TEXT NOT NULL,
    time INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS pending_events (
    sequence INTEGER PRIMARY KEY,
    function TEXT NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    UNIQUE (function, id)
  );
  CREATE TABLE IF NOT EXISTS timer_schedules (
    function TEXT PRIMARY KEY,
    schedule TEXT NOT NULL,
    last INTEGER,
    next INTEGER NOT NULL,
    updated INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/**
 * Opens the host's own state, `<directory>/host.db`: blob receipts, poison blobs, pending events, timer
 * schedules.
 * Write-ahead logging keeps what was committed when the process is killed.
 * @throws HostError when the file is not a database or belongs to a running host.
 */
export function openHostStore(directory: string): DatabaseSync {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'host.db');
  try {
    const database = new DatabaseSync(file);
    database.exec(
      'PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    database.exec(schema);
    return database;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HostError(
      `The host's state in ${file} cannot be opened (${reason}). Stop other hosts that use it, or delete the file: every blob is then seen as new.`,
      { cause },
    );
  }
}
