import { CosmosClient } from '@azure/cosmos';
import type { Settings } from '../config/settings.ts';
import { azureCredential } from './azure-credential.ts';

/** A client for the app's database account. The library retries 429 itself; a caller waits ten seconds for that at most. */
export function connectCosmos(
  settings: Pick<Settings, 'COSMOS_ENDPOINT' | 'COSMOS_KEY'>,
): CosmosClient {
  return new CosmosClient({
    endpoint: settings.COSMOS_ENDPOINT,
    ...(settings.COSMOS_KEY ? { key: settings.COSMOS_KEY } : { aadCredentials: azureCredential }),
    connectionPolicy: {
      requestTimeout: 10_000,
      retryOptions: {
        maxRetryAttemptCount: 5,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 10,
      },
    },
  });
}
