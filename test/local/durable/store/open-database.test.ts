import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { openDatabase } from '../../../../local/durable/store/open-database.ts';

describe('openDatabase', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'task-hub-'));
    file = path.join(directory, 'tasks.db');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('makes the file with its folders, and opens it again', () => {
    const nested = path.join(directory, 'a', 'b', 'tasks.db');
    openDatabase(nested).close();
    openDatabase(nested).close();
  });

  it('refuses a file that another host uses', () => {
    const first = openDatabase(file);
    assert.throws(() => openDatabase(file), /is in use by another process/);
    first.close();
    openDatabase(file).close();
  });

  it('refuses a file of another version', () => {
    const other = new DatabaseSync(file);
    other.exec('PRAGMA user_version = 99');
    other.close();
    assert.throws(() => openDatabase(file), /written by another version of this host/);
  });

  it('says what to do with a file that is no database', () => {
    writeFileSync(file, 'not a database, '.repeat(100));
    assert.throws(() => openDatabase(file), /cannot be read .*Delete the file to start afresh/);
  });
});
