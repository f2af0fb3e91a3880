import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, it } from 'node:test';
import { Transactions } from '../../../../../local/services/service-bus/store/transactions.ts';

describe('Transactions', () => {
  let database: DatabaseSync;
  let transactions: Transactions;
  const insert = (value: number) => database.prepare('INSERT INTO t VALUES (?)').run(value);
  const values = () =>
    database
      .prepare('SELECT * FROM t')
      .all()
      .map(({ value }) => value);

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE t (value INTEGER)');
    transactions = new Transactions(database);
  });

  it('keep all, then let what follows happen', () => {
    const heard: unknown[] = [];
    const result = transactions.run(() => {
      insert(1);
      transactions.afterCommit(() => heard.push(values(), database.isTransaction));
      transactions.run(() => insert(2));
      assert.deepEqual(heard, []);
      return 'result';
    });
    assert.equal(result, 'result');
    assert.deepEqual(heard, [[1, 2], false]);
  });

  it('undo all, and let nothing follow', () => {
    const fail = () => {
      insert(1);
      transactions.afterCommit(() => assert.fail('it was undone'));
      transactions.run(() => {
        insert(2);
        throw new Error('on purpose');
      });
    };
    assert.throws(() => transactions.run(fail), { message: 'on purpose' });
    assert.deepEqual(values(), []);
    transactions.run(() => insert(3));
    assert.deepEqual(values(), [3]);
  });

  it('may be begun by what follows one', () => {
    transactions.run(() => {
      transactions.afterCommit(() => transactions.run(() => insert(1)));
    });
    assert.deepEqual(values(), [1]);
  });
});
