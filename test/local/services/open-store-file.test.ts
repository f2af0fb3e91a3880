import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStoreFile } from '../../../local/services/open-store-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const file = {
  service: 'Test',
  name: 'test.db',
  version: 1,
  schema: 'CREATE TABLE notes (text TEXT);',
};

test('What was written is there when the file is opened again', (t) => {
  const directory = join(temporaryFolder(t), 'made', 'when missing');
  const first = openStoreFile(directory, file);
  first.exec("INSERT INTO notes VALUES ('kept')");
  first.close();
  const second = openStoreFile(directory, file);
  assert.equal(second.prepare('SELECT text FROM notes').get()?.text, 'kept');
  second.close();
});

test('Without a folder nothing is kept', () => {
  const database = openStoreFile(undefined, file);
  assert.deepEqual(database.prepare('SELECT text FROM notes').all(), []);
  database.close();
});

test('A file of another version, or that is no database, is named with what to do', (t) => {
  const directory = temporaryFolder(t);
  openStoreFile(directory, file).close();
  const newer = { ...file, version: 2 };
  assert.throws(() => openStoreFile(directory, newer), {
    message: `The local Test file ${join(directory, 'test.db')} cannot be used: it has version 1, this program writes 2. Delete it to start afresh.`,
  });
  writeFileSync(join(directory, 'test.db'), 'no database'.repeat(1000));
  assert.throws(() => openStoreFile(directory, file), /cannot be used: file is not a database/u);
});

test('A schema that fails leaves nothing behind', (t) => {
  const directory = temporaryFolder(t);
  const faulty = { ...file, schema: `${file.schema} nonsense;` };
  assert.throws(() => openStoreFile(directory, faulty), /cannot be used/u);
  openStoreFile(directory, file).close();
});
