import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../../../../../local/services/cosmos/account.ts';
import { route } from '../../../../../local/services/cosmos/route.ts';
import { accountInMemory, request } from '../local-request.ts';

describe('batch', () => {
  let account: Account;

  before(() => {
    account = accountInMemory();
  });

  after(() => account.store.close());

  const send = (operations: unknown, headers: Record<string, string> = {}) => {
    const kind = { 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true' };
    const key = { 'x-ms-documentdb-partitionkey': '["t"]' };
    return route(
      account,
      request('POST', 'dbs/app/colls/c/docs', operations, { ...kind, ...key, ...headers }),
    );
  };
  const create = (id: string, content = '') => {
    return { operationType: 'Create', resourceBody: { id, tenantId: 't', content } };
  };

  it('refuses no operations, more than 100 and more than 2 MB', () => {
    assert.throws(() => send([]), { status: 400 });
    const many = Array.from({ length: 101 }, (_, index) => create(`m${index}`));
    assert.throws(() => send(many), { status: 400, message: /101 of 100/ });
    const halves = [create('a', 'x'.repeat(1_200_000)), create('b', 'x'.repeat(1_200_000))];
    assert.throws(() => send(halves), { status: 413 });
  });

  it('refuses an operation that it does not know', () => {
    assert.throws(() => send([{ operationType: 'Truncate', id: 'a' }]), { status: 400 });
    assert.throws(() => send([{ operationType: 'Delete' }]), { status: 400 });
    assert.throws(() => send({}), { status: 400 });
  });

  it('undoes several writes to one item when the last one fails', () => {
    send([create('item')]);
    const { status, body } = send([
      { operationType: 'Delete', id: 'item' },
      create('item', 'again'),
      { operationType: 'Replace', id: 'missing', resourceBody: { id: 'missing', tenantId: 't' } },
    ]);
    assert.equal(status, 207);
    const statuses = (JSON.parse(body ?? '') as { statusCode: number }[]).map((o) => o.statusCode);
    assert.deepEqual(statuses, [424, 424, 404]);
    const key = { 'x-ms-documentdb-partitionkey': '["t"]' };
    const read = route(account, request('GET', 'dbs/app/colls/c/docs/item', undefined, key));
    assert.equal((JSON.parse(read.body ?? '') as { content: string }).content, '');
  });

  it('sums the charge of its operations', () => {
    const { charge = 0 } = send([create('c1'), create('c2')]);
    assert.ok(charge > 10, String(charge));
  });
});
