import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BlobReceipts, listPoisonBlobs } from '../../../../local/host/blob/blob-receipts.ts';
import { openHostStore } from '../../../../local/host/open-host-store.ts';

const first = { name: 'a.txt', etag: '1' };
const second = { name: 'a.txt', etag: '2' };

describe('BlobReceipts', () => {
  let directory: string;
  let database: DatabaseSync;
  let receipts: BlobReceipts;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'grounded-receipts-'));
    database = openHostStore(directory);
    receipts = new BlobReceipts(database, 'f', 'c');
  });
  afterEach(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });

  it('a noticed version stays due until the function succeeds on it', () => {
    assert.equal(receipts.isDue(first, 0), true);
    receipts.notice(first);
    assert.equal(receipts.isDue(first, 0), true);
    receipts.succeed(first);
    assert.equal(receipts.isDue(first, 0), false);
    assert.equal(receipts.isDue(second, 0), true);
  });

  it('has something unfinished until each noticed version is dealt with or set aside', () => {
    assert.equal(receipts.hasUnfinished(), false);
    receipts.notice(first);
    receipts.retryAt(first, 500);
    assert.equal(receipts.hasUnfinished(), true);
    receipts.succeed(first);
    assert.equal(receipts.hasUnfinished(), false);
    receipts.notice(second);
    receipts.poison(second, 5, 'no', 0);
    assert.equal(receipts.hasUnfinished(), false);
  });

  it('noticing a version again keeps its failures and its pause; a new version begins anew', () => {
    receipts.notice(first);
    assert.equal(receipts.countFailure(first), 1);
    receipts.retryAt(first, 500);
    receipts.notice(first);
    assert.equal(receipts.isDue(first, 499), false);
    assert.equal(receipts.isDue(first, 500), true);
    assert.equal(receipts.countFailure(first), 2);
    receipts.poison(first, 2, 'Error: no', 1000);
    receipts.notice(first);
    assert.equal(receipts.isDue(first, 9000), false);
    receipts.notice(second);
    assert.equal(receipts.isDue(second, 0), true);
    assert.equal(receipts.countFailure(second), 1);
    assert.equal(listPoisonBlobs(database).length, 1);
  });

  it('misses what it has noticed in its own container, until that is forgotten', () => {
    receipts.notice(first);
    receipts.succeed({ name: 'b.txt', etag: '7' });
    new BlobReceipts(database, 'f', 'other').notice({ name: 'x.txt', etag: '1' });
    new BlobReceipts(database, 'g', 'c').notice({ name: 'y.txt', etag: '1' });
    assert.deepEqual(receipts.missingFrom(new Set(['b.txt'])), [first]);
    receipts.forget('a.txt');
    assert.deepEqual(receipts.missingFrom(new Set(['b.txt'])), []);
    assert.equal(receipts.isDue(first, 0), true);
  });
});
