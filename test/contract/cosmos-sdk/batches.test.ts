import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BulkOperationType, type Container, type OperationInput } from '@azure/cosmos';
import { createFlatContainer, startAccount, type LocalAccount } from './local-account.ts';

describe('batches through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount();
    container = await createFlatContainer(account.client);
    await container.items.create(body('there'));
  });

  after(() => account.close());

  const body = (id: string, more: object = {}) => ({ id, tenantId: 't1', email: id, ...more });
  const create = (id: string): OperationInput => {
    return { operationType: BulkOperationType.Create, resourceBody: body(id) };
  };
  const statuses = (results: readonly { statusCode: number }[] | undefined) =>
    results?.map((result) => result.statusCode);

  it('runs every kind of operation in one transaction', async () => {
    const { code, result } = await container.items.batch(
      [
        create('b1'),
        { operationType: BulkOperationType.Upsert, resourceBody: body('b2') },
        { operationType: BulkOperationType.Replace, id: 'b1', resourceBody: body('b1', { n: 2 }) },
        {
          operationType: BulkOperationType.Patch,
          id: 'b2',
          resourceBody: { operations: [{ op: 'set', path: '/n', value: 3 }] },
        },
        { operationType: BulkOperationType.Read, id: 'b1' },
        { operationType: BulkOperationType.Delete, id: 'b2' },
      ],
      't1',
    );
    assert.equal(code, 200);
    assert.deepEqual(statuses(result), [201, 201, 200, 200, 200, 204]);
    assert.partialDeepStrictEqual(result?.[4]?.resourceBody, { id: 'b1', n: 2 });
    assert.ok(result?.[0]?.eTag);
  });

  it('stores nothing when one operation fails, and says which', async () => {
    const { code, result } = await container.items.batch(
      [create('undone'), create('there'), create('never')],
      't1',
    );
    assert.deepEqual([code, statuses(result)], [207, [424, 409, 424]]);
    assert.equal((await container.item('undone', 't1').read()).statusCode, 404);
  });

  it('minds If-Match of each operation', async () => {
    const { result } = await container.items.batch(
      [
        {
          operationType: BulkOperationType.Replace,
          id: 'there',
          ifMatch: '"stale"',
          resourceBody: body('there'),
        },
        create('q1'),
      ],
      't1',
    );
    assert.deepEqual(statuses(result), [412, 424]);
  });

  it('takes 100 operations', async () => {
    const operations = Array.from({ length: 100 }, (_, index) => create(`full-${index}`));
    const { code } = await container.items.batch(operations, 't1');
    assert.equal(code, 200);
  });

  it('refuses an item of another partition', async () => {
    const foreign = { ...create('foreign'), resourceBody: body('foreign', { tenantId: 't2' }) };
    const { result } = await container.items.batch([foreign as OperationInput], 't1');
    assert.deepEqual(statuses(result), [400]);
  });

  it('leaves out the items when they are not wanted', async () => {
    const { result } = await container.items.batch([create('quiet')], 't1', {
      contentResponseOnWriteEnabled: false,
    });
    assert.deepEqual(statuses(result), [201]);
    assert.equal(result?.[0]?.resourceBody, undefined);
  });

  it('runs bulk operations each for itself', async () => {
    const operations = ['x1', 'there', 'x2'].map((id) => ({
      operationType: BulkOperationType.Create,
      partitionKey: 't1',
      resourceBody: body(id),
    }));
    const results = await container.items.executeBulkOperations(operations);
    assert.deepEqual(
      results.map(({ response, error }) => response?.statusCode ?? error?.code),
      [201, 409, 201],
    );
  });

  it('runs bulk operations over many partitions', async () => {
    const operations = ['p1', 'p2', 'p3'].map((tenantId) => ({
      operationType: BulkOperationType.Upsert,
      partitionKey: tenantId,
      resourceBody: body('bulk', { tenantId }),
    }));
    const results = await container.items.executeBulkOperations(operations);
    assert.deepEqual(
      results.map(({ response }) => response?.statusCode),
      [201, 201, 201],
    );
    assert.equal((await container.item('bulk', 'p2').read()).statusCode, 200);
  });
});
