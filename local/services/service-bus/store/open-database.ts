import type { DatabaseSync } from 'node:sqlite';
import { openStoreFile } from '../../open-store-file.ts';

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
  ) WITHOUT ROWID;`;

/** Opens `<directory>/service-bus.db`, or a database in memory without a directory. @throws Error naming the file when it cannot be used */
export function openDatabase(directory: string | undefined): DatabaseSync {
  return openStoreFile(directory, {
    service: 'Service Bus',
    name: 'service-bus.db',
    version: 1,
    schema: SCHEMA,
  });
}
