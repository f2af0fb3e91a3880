import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../../../../local/services/cosmos/account.ts';
import { route } from '../../../../local/services/cosmos/route.ts';
import { accountInMemory, request } from './local-request.ts';

const ITEMS = 'dbs/app/colls/c/docs';

describe('route', () => {
  let account: Account;

  before(() => {
    account = accountInMemory();
  });

  after(() => account.store.close());

  it('names what it does not serve with 501', () => {
    for (const [method, path] of [
      ['GET', 'topology'],
      ['GET', 'dbs/app/users'],
      ['POST', 'dbs/app/colls/c/triggers'],
      ['POST', 'dbs/app/colls/c/operations/partitionkeydelete'],
      ['GET', `${ITEMS}/a/attachments`],
      ['GET', ITEMS],
    ] as const) {
      assert.throws(() => route(account, request(method, path)), { status: 501 }, path);
    }
  });

  it('refuses the wrong method with 405', () => {
    for (const [method, path] of [
      ['PATCH', 'dbs/app'],
      ['POST', 'dbs/app/colls/c'],
      ['PUT', ITEMS],
      ['POST', `${ITEMS}/a`],
    ] as const) {
      assert.throws(() => route(account, request(method, path)), { status: 405 }, path);
    }
  });

  it('answers 404 for what is not there', () => {
    const read = { 'x-ms-documentdb-partitionkey': '["t"]' };
    for (const path of ['dbs/none', 'dbs/app/colls/none', `${ITEMS}/none`]) {
      assert.throws(() => route(account, request('GET', path, undefined, read)), { status: 404 });
    }
  });

  it('refuses an item without a partition key, an id or JSON', () => {
    const create = (body: unknown, headers = {}) =>
      route(account, request('POST', ITEMS, body, headers));
    const key = { 'x-ms-documentdb-partitionkey': '["t"]' };
    assert.throws(() => create({ id: 'a', tenantId: 't' }), { status: 400, message: /supplied/ });
    assert.throws(() => create(undefined, key), { status: 400, message: /JSON/ });
    assert.throws(() => create([], key), { status: 400, message: /object/ });
    for (const id of [undefined, '', 7, 'a/b', 'a#b', 'ü'.repeat(600)]) {
      assert.throws(() => create({ id, tenantId: 't' }, key), { status: 400 }, String(id));
    }
    assert.throws(() => create({ id: 'a', tenantId: 'other' }, key), { substatus: 1001 });
  });

  it('refuses to change the id of an item', () => {
    const key = { 'x-ms-documentdb-partitionkey': '["t"]' };
    route(account, request('POST', ITEMS, { id: 'old', tenantId: 't' }, key));
    const replace = request('PUT', `${ITEMS}/old`, { id: 'new', tenantId: 't' }, key);
    assert.throws(() => route(account, replace), { status: 400, message: /cannot be changed/ });
  });
});
