import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openStateDirectory } from '../../../local/stack/state-directory.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function open(t: TestContext, path: string, reset = false) {
  const state = openStateDirectory(path, { reset });
  t.after(() => state.close());
  return state;
}

/** Writes a state file and opens its folder. */
function openWith(t: TestContext, content: string) {
  const path = temporaryFolder(t);
  writeFileSync(join(path, 'state.json'), content);
  return open(t, path);
}

describe('openStateDirectory', () => {
  it('makes a new folder that has no samples', (t) => {
    const path = join(temporaryFolder(t), 'deep', '.local');
    assert.equal(open(t, path).seeded, false);
    assert.ok(existsSync(join(path, 'state.json')));
  });

  it('remembers the samples when opened again', (t) => {
    const path = temporaryFolder(t);
    const first = open(t, path);
    first.markSeeded();
    first.close();
    assert.equal(open(t, path).seeded, true);
  });

  it('says that a damaged file needs a reset', (t) => {
    assert.throws(() => openWith(t, '{"format":1,"see'), {
      name: 'LocalError',
      message: /state\.json is damaged\.\n.*npm start -- --reset/,
    });
  });

  for (const content of ['{"format":2,"seeded":true}', '{}', 'null', '7']) {
    it(`says that ${content} is of another version`, (t) => {
      assert.throws(() => openWith(t, content), {
        name: 'LocalError',
        message: /state\.json was written by another version of Grounded\.\n.*--reset/,
      });
    });
  }

  it('can be reset after it was found damaged', (t) => {
    const path = temporaryFolder(t);
    writeFileSync(join(path, 'state.json'), 'x');
    assert.throws(() => open(t, path));
    assert.equal(open(t, path, true).seeded, false);
  });

  it('keeps nothing at a reset', (t) => {
    const path = temporaryFolder(t);
    mkdirSync(join(path, 'cosmos'));
    writeFileSync(join(path, 'cosmos', 'cosmos.db'), 'x');
    writeFileSync(join(path, 'inbox.json'), '[]');
    writeFileSync(join(path, 'state.json'), '{"format":1,"seeded":true}');
    assert.equal(open(t, path, true).seeded, false);
    assert.deepEqual(readdirSync(path).sort(), ['lock.db', 'state.json']);
    assert.deepEqual(JSON.parse(readFileSync(join(path, 'state.json'), 'utf8')), {
      format: 1,
      seeded: false,
    });
  });

  it('is kept for one, who loses nothing to the reset of another', (t) => {
    const path = temporaryFolder(t);
    const first = open(t, path);
    first.markSeeded();
    assert.throws(() => open(t, path, true), {
      name: 'LocalError',
      message: /^Grounded is already running with the saved state in .*\n.*GROUNDED_HOME/,
    });
    first.close();
    assert.equal(open(t, path).seeded, true);
  });

  it('says why a folder cannot be made', (t) => {
    const file = join(temporaryFolder(t), 'file');
    writeFileSync(file, '');
    assert.throws(() => open(t, join(file, '.local')), {
      name: 'LocalError',
      message: /^The folder for saved state cannot be made \(ENOTDIR/,
    });
  });

  it('says which file to delete when the lock is damaged', (t) => {
    const path = temporaryFolder(t);
    writeFileSync(join(path, 'lock.db'), 'no database, and longer than its header'.repeat(20));
    assert.throws(() => open(t, path), {
      name: 'LocalError',
      message: /lock\.db cannot be locked \(.*\)\. Delete that file/,
    });
  });
});
