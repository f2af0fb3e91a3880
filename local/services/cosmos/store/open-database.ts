import type { DatabaseSync } from 'node:sqlite';
import { openStoreFile } from '../../open-store-file.ts';

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
  INSERT INTO sequence VALUES (0);`;

/** Opens `<directory>/cosmos.db`, or a database in memory without a directory. @throws Error naming the file when it cannot be used */
export function openDatabase(directory: string | undefined): DatabaseSync {
  return openStoreFile(directory, {
    service: 'Cosmos DB',
    name: 'cosmos.db',
    version: 1,
    schema: SCHEMA,
  });
}
