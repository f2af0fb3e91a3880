import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Container } from '@azure/cosmos';
import {
  createFlatContainer,
  refusedWith,
  setFaults,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

describe('time to live through the SDK', () => {
  let account: LocalAccount;
  let now = Date.UTC(2026, 0, 1);

  before(async () => {
    account = await startAccount({ now: () => now });
  });

  after(() => account.close());

  const item = (id: string, more: object = {}) => ({ id, tenantId: 't1', email: id, ...more });
  async function ids(container: Container): Promise<string[]> {
    const query = container.items.query<string>('SELECT VALUE c.id FROM c', { partitionKey: 't1' });
    return (await query.fetchAll()).resources;
  }

  it('hides an item after its own time, from reads, queries, writes and unique keys', async () => {
    const container = await createFlatContainer(account.client);
    await container.items.create(item('short', { ttl: 10 }));
    await container.items.create(item('long'));
    now += 9_000;
    assert.deepEqual(await ids(container), ['short', 'long']);
    now += 1_000;
    assert.deepEqual(await ids(container), ['long']);
    assert.equal((await container.item('short', 't1').read()).statusCode, 404);
    await refusedWith(404, () => container.item('short', 't1').replace(item('short')));
    await container.items.create(item('heir', { email: 'short' }));
    assert.equal((await container.items.create(item('short', { email: 'new' }))).statusCode, 201);
  });

  it('starts the time again with every write', async () => {
    const container = await createFlatContainer(account.client, 'renewed');
    await container.items.create(item('a', { ttl: 10 }));
    now += 8_000;
    await container.item('a', 't1').patch([{ op: 'set', path: '/n', value: 1 }]);
    now += 8_000;
    assert.deepEqual(await ids(container), ['a']);
  });

  it("applies the container's default, its change, and -1 for never", async () => {
    const { database } = await account.client.databases.createIfNotExists({ id: 'app' });
    const definition = { id: 'expiring', partitionKey: { paths: ['/tenantId'] } };
    const { container } = await database.containers.create({ ...definition, defaultTtl: 60 });
    await container.items.create(item('default'));
    await container.items.create(item('forever', { ttl: -1 }));
    now += 61_000;
    assert.deepEqual(await ids(container), ['forever']);
    await container.replace({ ...definition, defaultTtl: 120 });
    assert.deepEqual(await ids(container), ['default', 'forever']);
  });

  it('refuses a time that is none', async () => {
    const container = await createFlatContainer(account.client);
    for (const ttl of [0, -2, 1.5, 'soon']) {
      assert.match(await refusedWith(400, () => container.items.create(item('x', { ttl }))), /ttl/);
    }
  });
});

describe('faults through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount();
    container = await createFlatContainer(account.client);
    await container.items.create({ id: 'a', tenantId: 't1', email: 'a' });
  });

  beforeEach(() => setFaults(account.endpoint, []));

  after(() => account.close());

  it('lets the SDK wait out a throttle', async () => {
    const throttle = { match: 'GET /dbs/app/colls/flat/docs/a', status: 429, retryAfterMs: 5 };
    await setFaults(account.endpoint, [{ ...throttle, count: 3 }]);
    const { statusCode, diagnostics } = await container.item('a', 't1').read();
    assert.equal(statusCode, 200);
    const { retryDiagnostics } = diagnostics.clientSideRequestStatistics;
    assert.equal(retryDiagnostics.failedAttempts.length, 3);
  });

  it('passes a lasting throttle on with its delay', async () => {
    await setFaults(account.endpoint, [{ match: '/docs/a', status: 429, retryAfterMs: 7 }]);
    await assert.rejects(container.item('a', 't1').read(), (error: { retryAfterInMs?: number }) => {
      assert.equal(error.retryAfterInMs, 7);
      return true;
    });
  });

  it('cuts a connection, and serves the next request', async () => {
    await setFaults(account.endpoint, [{ match: 'POST', cutAfterBytes: 0, count: 1 }]);
    const send = () => container.items.upsert({ id: 'b', tenantId: 't1', email: 'b' });
    await assert.rejects(send());
    assert.equal((await send()).statusCode, 201);
  });

  it('fails the chosen share of requests', async () => {
    const rolls = [0.9, 0.1];
    const seeded = await startAccount({ random: () => rolls.shift() ?? 1 });
    const { container: other } = await seeded.client.databases
      .createIfNotExists({ id: 'app' })
      .then(({ database }) => database.containers.create({ id: 'c', partitionKey: '/id' }));
    await setFaults(seeded.endpoint, [{ match: '/docs', status: 500, rate: 0.5 }]);
    assert.equal((await other.items.create({ id: '1' })).statusCode, 201);
    await refusedWith(500, () => other.items.create({ id: '2' }));
    await seeded.close();
  });
});
