import { after, before, describe } from 'node:test';
import { startCosmos } from '../../local/services/cosmos/start-cosmos.ts';
import { connectCosmos } from '../../shared/adapters/cosmos-client.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { cosmosContainers } from '../../shared/adapters/cosmos-containers.ts';
import { CosmosDocumentStore } from '../../shared/adapters/cosmos-document-store.ts';
import { CosmosIdempotencyStore } from '../../shared/adapters/cosmos-idempotency-store.ts';
import { CosmosSessionStore } from '../../shared/adapters/cosmos-session-store.ts';
import { testSettings } from '../support/local-settings.ts';
import { documentStoreContract } from './document-store-contract.ts';
import { idempotencyStoreContract } from './idempotency-store-contract.ts';
import { sessionStoreContract } from './session-store-contract.ts';

describe('the Cosmos DB stores', () => {
  let service: Awaited<ReturnType<typeof startCosmos>>;
  let client: ReturnType<typeof connectCosmos>;
  before(async () => {
    service = await startCosmos({ port: 0 });
    client = connectCosmos(
      testSettings({ COSMOS_ENDPOINT: service.endpoint, COSMOS_KEY: service.key }),
    );
    const { database } = await client.databases.createIfNotExists({ id: 'grounded' });
    for (const definition of Object.values(cosmosContainers)) {
      await database.containers.createIfNotExists(definition);
    }
  });
  after(async () => {
    client.dispose();
    await service.close();
  });
  sessionStoreContract(async () => new CosmosSessionStore(client.database('grounded')));
  idempotencyStoreContract(async () => new CosmosIdempotencyStore(client.database('grounded')));
  documentStoreContract(
    async () => new CosmosDocumentStore(client.database('grounded'), systemClock),
  );
});
