import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { startAzurite } from '../../local/services/azurite.ts';
import { connectBlobService } from '../../shared/adapters/blob-service-client.ts';
import { BlobContainerStore } from '../../shared/adapters/blob-container-store.ts';
import { testSettings } from '../support/local-settings.ts';
import { blobStoreContract } from './blob-store-contract.ts';

describe('the blob container store', () => {
  const directory = mkdtempSync(join(tmpdir(), 'grounded-blob-'));
  let azurite: Awaited<ReturnType<typeof startAzurite>>;
  let containers = 0;
  before(async () => {
    azurite = await startAzurite({ directory, port: 0 });
  });
  after(async () => {
    await azurite.close();
    rmSync(directory, { recursive: true, force: true });
  });
  blobStoreContract(async () => {
    const settings = testSettings({ DocumentStorage: azurite.connectionString });
    const store = new BlobContainerStore(
      connectBlobService(settings),
      `container-${(containers += 1)}`,
    );
    await store.ensure(new AbortController().signal);
    return store;
  });
});
