import assert from 'node:assert/strict';
import {
  CosmosClient,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type Container,
} from '@azure/cosmos';
import { startCosmos, type CosmosOptions } from '../../../local/services/cosmos/start-cosmos.ts';

export interface LocalAccount {
  readonly endpoint: string;
  readonly key: string;
  readonly client: CosmosClient;
  close(): Promise<void>;
}

/** Starts the local Cosmos DB service, in memory unless a directory is given, and a client of it. */
export async function startAccount(options: Partial<CosmosOptions> = {}): Promise<LocalAccount> {
  const service = await startCosmos({ port: 0, ...options });
  const client = new CosmosClient({ endpoint: service.endpoint, key: service.key });
  return {
    endpoint: service.endpoint,
    key: service.key,
    client,
    close: async () => {
      client.dispose();
      await service.close();
    },
  };
}

/** A container with one partition key path, time to live, a composite index and a unique key. */
export async function createFlatContainer(client: CosmosClient, id = 'flat'): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: 'app' });
  const { container } = await database.containers.createIfNotExists({
    id,
    partitionKey: { paths: ['/tenantId'], version: PartitionKeyDefinitionVersion.V2 },
    defaultTtl: -1,
    indexingPolicy: {
      includedPaths: [{ path: '/*' }],
      excludedPaths: [{ path: '/content/?' }],
      compositeIndexes: [
        [
          { path: '/sub/v', order: 'ascending' },
          { path: '/n', order: 'descending' },
        ],
      ],
    },
    uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/email'] }] },
  });
  return container;
}

/** A container with three partition key levels, like the product's sessions. */
export async function createHierarchicalContainer(client: CosmosClient): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: 'app' });
  const { container } = await database.containers.createIfNotExists({
    id: 'sessions',
    partitionKey: {
      paths: ['/tenantId', '/userId', '/sessionId'],
      kind: PartitionKeyKind.MultiHash,
      version: PartitionKeyDefinitionVersion.V2,
    },
  });
  return container;
}

/** Asserts that the SDK throws an error of this HTTP status, and returns its message. */
export async function refusedWith(status: number, action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    const refusal = error as { code?: unknown; message?: string };
    assert.equal(refusal.code, status, refusal.message);
    return refusal.message ?? '';
  }
  assert.fail(`The request succeeded; ${status} was expected.`);
}

/** Sets the fault rules of a running service. */
export async function setFaults(endpoint: string, rules: readonly object[]): Promise<void> {
  const response = await fetch(`${endpoint}/_faults`, {
    method: 'PUT',
    body: JSON.stringify(rules),
  });
  assert.equal(response.status, 200);
}
