import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCosmos } from '../../local/services/cosmos/start-cosmos.ts';
import { connectCosmos } from '../../shared/adapters/cosmos-client.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { cosmosContainers } from '../../shared/adapters/cosmos-containers.ts';
import { CosmosDocumentStore } from '../../shared/adapters/cosmos-document-store.ts';
import { CosmosEvaluationStore } from '../../shared/adapters/cosmos-evaluation-store.ts';
import { CosmosIdempotencyStore } from '../../shared/adapters/cosmos-idempotency-store.ts';
import { CosmosProfileStore } from '../../shared/adapters/cosmos-profile-store.ts';
import { CosmosSessionStore } from '../../shared/adapters/cosmos-session-store.ts';
import { aDocument } from '../support/a-document.ts';
import { testSettings } from '../support/local-settings.ts';
import { documentStoreContract } from './document-store-contract.ts';
import { evaluationStoreContract } from './evaluation-store-contract.ts';
import { idempotencyStoreContract } from './idempotency-store-contract.ts';
import { profileStoreContract } from './profile-store-contract.ts';
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
  profileStoreContract(async () => new CosmosProfileStore(client.database('grounded')));
  evaluationStoreContract(async () => new CosmosEvaluationStore(client.database('grounded')));
  idempotencyStoreContract(async () => new CosmosIdempotencyStore(client.database('grounded')));
  documentStoreContract(
    async () => new CosmosDocumentStore(client.database('grounded'), systemClock),
  );

  it('changes a document as another process left it, not as it was seen last', async () => {
    const database = client.database('grounded');
    const one = new CosmosDocumentStore(database, systemClock);
    const other = new CosmosDocumentStore(database, systemClock);
    const { tenantId, id } = aDocument({ tenantId: 'two-processes' });
    await one.update(tenantId, id, () => aDocument({ tenantId }));
    const increase = (store: CosmosDocumentStore) =>
      store.update(
        tenantId,
        id,
        (current) => current && { ...current, chunks: current.chunks + 1 },
      );
    await increase(other);
    assert.equal((await increase(one))?.chunks, 2);
    const isSeen = await other.update(tenantId, id, (current) =>
      current?.chunks === 2 ? undefined : aDocument({ tenantId }),
    );
    assert.equal(isSeen?.chunks, 2);
    await other.remove(tenantId, id);
    assert.equal(await increase(one), undefined);
  });

  it('reads a record that was written before there were all its fields', async () => {
    const database = client.database('grounded');
    const { etag: _, modifiedAt: __, timings: ___, attempts: ____, ...early } = aDocument();
    await database.container('documents').items.create({ ...early, documentId: early.id });
    const store = new CosmosDocumentStore(database, systemClock);
    const read = await store.get(early.tenantId, early.id);
    assert.deepEqual(read, aDocument());
  });
});
