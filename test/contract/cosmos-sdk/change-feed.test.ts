import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChangeFeedStartFrom, type ChangeFeedIteratorOptions, type Container } from '@azure/cosmos';
import { createFlatContainer, startAccount, type LocalAccount } from './local-account.ts';

describe('the change feed through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount();
    container = await createFlatContainer(account.client);
    for (const [id, tenantId] of [
      ['a', 't1'],
      ['b', 't2'],
      ['c', 't1'],
    ] as const) {
      await upsert(id, tenantId);
    }
  });

  after(() => account.close());

  const upsert = (id: string, tenantId: string) =>
    container.items.upsert({ id, tenantId, email: id });

  /** @param changeFeedStartFrom made by `ChangeFeedStartFrom`, whose own types do not fit its options. */
  async function read(changeFeedStartFrom: object) {
    const options = { changeFeedStartFrom } as ChangeFeedIteratorOptions;
    const response = await container.items.getChangeFeedIterator(options).readNext();
    const ids = (response.result as { id: string }[] | undefined)?.map((item) => item.id) ?? [];
    return { status: response.statusCode, ids, token: response.continuationToken };
  }

  it('gives the items of a partition in the order of their last change', async () => {
    const { ids } = await read(ChangeFeedStartFrom.Beginning('t1'));
    assert.deepEqual(ids, ['a', 'c']);
  });

  it('goes on after a continuation token with the latest versions only', async () => {
    const { ids, token } = await read(ChangeFeedStartFrom.Beginning());
    assert.deepEqual(ids, ['a', 'b', 'c']);
    const idle = await read(ChangeFeedStartFrom.Continuation(token));
    assert.deepEqual([idle.status, idle.ids], [304, []]);
    await upsert('b', 't2');
    await upsert('a', 't1');
    await upsert('b', 't2');
    assert.deepEqual((await read(ChangeFeedStartFrom.Continuation(token))).ids, ['a', 'b']);
  });

  it('starts from now or from a time', async () => {
    const { status, token } = await read(ChangeFeedStartFrom.Now());
    assert.equal(status, 304);
    await upsert('d', 't1');
    assert.deepEqual((await read(ChangeFeedStartFrom.Continuation(token))).ids, ['d']);
    const later = new Date(Date.now() + 3_600_000);
    assert.equal((await read(ChangeFeedStartFrom.Time(later))).status, 304);
  });
});
