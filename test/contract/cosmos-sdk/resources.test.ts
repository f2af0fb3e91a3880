import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CosmosClient } from '@azure/cosmos';
import {
  createFlatContainer,
  createHierarchicalContainer,
  refusedWith,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

describe('databases and containers through the SDK', () => {
  let account: LocalAccount;

  before(async () => {
    account = await startAccount();
  });

  after(() => account.close());

  it('creates a database once', async () => {
    const first = await account.client.databases.createIfNotExists({ id: 'once' });
    const second = await account.client.databases.createIfNotExists({ id: 'once' });
    assert.deepEqual([first.statusCode, second.statusCode], [201, 200]);
    assert.equal(second.resource?.id, 'once');
    await refusedWith(409, () => account.client.databases.create({ id: 'once' }));
  });

  it('creates a container with its policies once', async () => {
    const container = await createFlatContainer(account.client);
    const { resource } = await container.read();
    assert.equal(resource?.defaultTtl, -1);
    assert.deepEqual(resource.partitionKey, { paths: ['/tenantId'], kind: 'Hash', version: 2 });
    assert.deepEqual(resource.indexingPolicy?.excludedPaths, [{ path: '/content/?' }]);
    await createFlatContainer(account.client);
  });

  it('creates a container with a hierarchical partition key', async () => {
    const container = await createHierarchicalContainer(account.client);
    const { resource } = await container.read();
    assert.equal(resource?.partitionKey?.kind, 'MultiHash');
    assert.equal(resource.partitionKey.paths.length, 3);
  });

  it('changes the time to live of a container, but not its partition key', async () => {
    const { database } = await account.client.databases.createIfNotExists({ id: 'changes' });
    const { container } = await database.containers.create({ id: 'c', partitionKey: '/id' });
    const { resource: changed } = await container.replace({
      id: 'c',
      partitionKey: { paths: ['/id'] },
      defaultTtl: 60,
    });
    assert.equal(changed?.defaultTtl, 60);
    const message = await refusedWith(400, () =>
      container.replace({ id: 'c', partitionKey: { paths: ['/tenantId'] } }),
    );
    assert.match(message, /partitionKey of a container cannot be changed/);
  });

  it('lists and queries databases and containers', async () => {
    const { database } = await account.client.databases.createIfNotExists({ id: 'listed' });
    await database.containers.create({ id: 'one', partitionKey: '/id' });
    await database.containers.create({ id: 'two', partitionKey: '/id' });
    const { resources: containers } = await database.containers.readAll().fetchAll();
    assert.deepEqual(
      containers.map((container) => container.id),
      ['one', 'two'],
    );
    const { resources: found } = await account.client.databases
      .query({
        query: 'SELECT * FROM d WHERE d.id = @id',
        parameters: [{ name: '@id', value: 'listed' }],
      })
      .fetchAll();
    assert.equal(found.length, 1);
  });

  it('deletes a container with its items, and a database with its containers', async () => {
    const { database } = await account.client.databases.createIfNotExists({ id: 'gone' });
    const { container } = await database.containers.create({ id: 'c', partitionKey: '/id' });
    await container.items.create({ id: 'a' });
    await container.delete();
    await database.containers.create({ id: 'c', partitionKey: '/id' });
    assert.equal((await container.item('a', 'a').read()).statusCode, 404);
    await database.delete();
    await refusedWith(404, () => container.read());
  });

  it('answers 404 for an item of a container that does not exist', async () => {
    const container = account.client.database('app').container('nowhere');
    await refusedWith(404, () => container.items.create({ id: '1' }));
  });

  it('refuses an invalid or unsupported container by name', async () => {
    const { database } = await account.client.databases.createIfNotExists({ id: 'refusals' });
    const invalid = await refusedWith(400, () =>
      database.containers.create({ id: 'c', partitionKey: { paths: ['/a', '/b'] } }),
    );
    assert.match(invalid, /MultiHash/);
    const unsupported = await refusedWith(501, () =>
      database.containers.create({
        id: 'c',
        partitionKey: '/id',
        computedProperties: [{ name: 'upper', query: 'SELECT VALUE UPPER(c.name) FROM c' }],
      }),
    );
    assert.match(unsupported, /computedProperties/);
  });

  it('has no throughput settings', async () => {
    const container = await createFlatContainer(account.client);
    assert.equal((await container.readOffer()).resource, undefined);
  });

  it('names what it does not serve', async () => {
    const container = await createFlatContainer(account.client);
    const message = await refusedWith(501, () =>
      container.scripts.storedProcedure('x').execute('t1'),
    );
    assert.match(message, /sprocs/);
  });

  it('rejects a wrong key', async () => {
    const client = new CosmosClient({
      endpoint: account.endpoint,
      key: Buffer.from('another key').toString('base64'),
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    await refusedWith(401, () => client.database('app').read());
    client.dispose();
  });
});
