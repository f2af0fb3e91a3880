import { BlobServiceClient } from '@azure/storage-blob';
import type { Settings } from '../config/settings.ts';
import { azureCredential } from './azure-credential.ts';

/** A client for the storage account that holds the documents. The library retries by itself, for a few seconds at most. */
export function connectBlobService(
  settings: Pick<Settings, 'DocumentStorage' | 'DocumentStorage__blobServiceUri'>,
): BlobServiceClient {
  const options = {
    retryOptions: { maxTries: 3, tryTimeoutInMs: 30_000, maxRetryDelayInMs: 2000 },
  };
  return settings.DocumentStorage
    ? BlobServiceClient.fromConnectionString(settings.DocumentStorage, options)
    : new BlobServiceClient(
        settings.DocumentStorage__blobServiceUri ?? '',
        azureCredential,
        options,
      );
}
