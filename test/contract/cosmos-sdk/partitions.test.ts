import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Container, FeedOptions, SqlQuerySpec } from '@azure/cosmos';
import {
  createFlatContainer,
  createHierarchicalContainer,
  refusedWith,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

describe('partition keys through the SDK', () => {
  let account: LocalAccount;
  let sessions: Container;

  before(async () => {
    account = await startAccount();
    sessions = await createHierarchicalContainer(account.client);
    for (const [id, tenantId, userId, sessionId] of [
      ['1', 't1', 'u1', 's1'],
      ['2', 't1', 'u1', 's2'],
      ['3', 't1', 'u2', 's1'],
      ['4', 't2', 'u1', 's1'],
      ['5', 't1', 'u10', 's1'],
    ] as const) {
      await sessions.items.create({ id, tenantId, userId, sessionId });
    }
  });

  after(() => account.close());

  const ids = async (query: string | SqlQuerySpec, options: FeedOptions = {}) =>
    (await sessions.items.query<string>(query, options).fetchAll()).resources;
  const all = 'SELECT VALUE c.id FROM c';

  it('reads a point by all levels, and refuses fewer', async () => {
    const { resource } = await sessions.item('1', ['t1', 'u1', 's1']).read<{ id: string }>();
    assert.equal(resource?.id, '1');
    const message = await refusedWith(400, () => sessions.item('1', ['t1', 'u1']).read());
    assert.match(message, /all levels/);
  });

  it('queries by all levels or a prefix of them', async () => {
    assert.deepEqual(await ids(all, { partitionKey: ['t1', 'u1', 's2'] }), ['2']);
    assert.deepEqual(await ids(all, { partitionKey: ['t1', 'u1'] }), ['1', '2']);
    assert.deepEqual((await ids(all, { partitionKey: ['t1'] })).sort(), ['1', '2', '3', '5']);
  });

  it('sorts and pages over a prefix', async () => {
    const query = sessions.items.query<string>('SELECT VALUE c.id FROM c ORDER BY c.id DESC', {
      partitionKey: ['t1'],
      maxItemCount: 3,
    });
    const pages: string[][] = [];
    while (query.hasMoreResults()) pages.push((await query.fetchNext()).resources);
    assert.deepEqual(pages, [['5', '3', '2'], ['1']]);
  });

  it('finds the partition in WHERE when the options name none', async () => {
    const parameters = [{ name: '@tenant', value: 't2' }];
    const query = `${all} WHERE c.tenantId = @tenant`;
    assert.deepEqual(await ids({ query, parameters }), ['4']);
  });

  it('refuses a query that names no partition at all', async () => {
    for (const query of [
      all,
      `${all} WHERE c.userId = 'u1'`,
      `${all} WHERE c.tenantId = 't1' OR c.tenantId = 't2'`,
      `${all} WHERE c.tenantId != 't1'`,
    ]) {
      const message = await refusedWith(400, () => ids(query));
      assert.match(message, /every partition.*\/tenantId/);
    }
    await refusedWith(400, () => ids(all, { enableQueryControl: true }));
    await refusedWith(400, () => ids(all, { partitionKey: ['t1'], forceQueryPlan: true }));
  });

  it('refuses more levels than the container has', async () => {
    const container = await createFlatContainer(account.client);
    await refusedWith(400, () =>
      container.items.query(all, { partitionKey: ['t1', 'u1'] }).fetchAll(),
    );
  });

  it('keeps types and missing properties apart', async () => {
    const container = await createFlatContainer(account.client);
    const keys = [1, '1', null, true];
    for (const tenantId of keys) await container.items.create({ id: 'x', tenantId, email: 'x' });
    await container.items.create({ id: 'x', email: 'x' });
    for (const tenantId of keys) {
      const { resource } = await container.item('x', tenantId).read<{ tenantId: unknown }>();
      assert.equal(resource?.tenantId, tenantId);
    }
    const { resource } = await container.item('x', undefined).read<object>();
    assert.ok(resource && !('tenantId' in resource));
  });
});
