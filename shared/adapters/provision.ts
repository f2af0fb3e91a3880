import type { Settings } from '../config/settings.ts';
import { AiSearchIndex } from './ai-search-index.ts';
import { connectBlobService } from './blob-service-client.ts';
import { BlobContainerStore } from './blob-container-store.ts';
import { connectCosmos } from './cosmos-client.ts';
import { cosmosContainers } from './cosmos-containers.ts';
import { outsideError } from './sdk-error.ts';

/**
 * Makes what the app expects to find: database and containers, the search index, the blob containers. Safe to repeat.
 * In Azure the infrastructure makes the database, since the app's identity may not.
 */
export async function provision(settings: Settings, signal: AbortSignal): Promise<void> {
  const blobs = connectBlobService(settings);
  await Promise.all([
    provisionCosmos(settings),
    new AiSearchIndex(settings).ensure(signal),
    new BlobContainerStore(blobs, 'documents').ensure(signal),
    new BlobContainerStore(blobs, 'processed').ensure(signal),
  ]);
}

async function provisionCosmos(settings: Settings): Promise<void> {
  const client = connectCosmos(settings);
  try {
    const { database } = await client.databases.createIfNotExists({ id: settings.COSMOS_DATABASE });
    for (const definition of Object.values(cosmosContainers)) {
      await database.containers.createIfNotExists(definition);
    }
  } catch (error) {
    throw outsideError('store_unavailable', 'The database', error);
  } finally {
    client.dispose();
  }
}
