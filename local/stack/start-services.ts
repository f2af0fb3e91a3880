import { join } from 'node:path';
import { startAiSearch } from '../services/ai-search/start-ai-search.ts';
import { startAzurite } from '../services/azurite.ts';
import { startCosmos } from '../services/cosmos/start-cosmos.ts';
import { startOpenAI } from '../services/openai/start-openai.ts';
import { startServiceBus } from '../services/service-bus/start-service-bus.ts';
import type { LocalService } from '../services/service.ts';
import type { StackPorts } from './free-ports.ts';
import type { Environment } from './local-settings.ts';
import { LocalError } from './local-error.ts';
import { readEntities } from './read-entities.ts';
import { unusableState } from './unusable-state.ts';

/** The queues and topics, here and in Azure. */
const entitiesFile = join(import.meta.dirname, '..', '..', 'infra', 'service-bus.json');

export interface LocalServices {
  /** The settings that point the app at these services. */
  readonly endpoints: Environment;
  close(): Promise<void>;
}

/**
 * Starts the stand-ins for Azure side by side.
 * @throws LocalError when one cannot start (the others are stopped again), or infra/service-bus.json is wrong
 */
export async function startServices(
  ports: Omit<StackPorts, 'host'>,
  directory: string | undefined,
): Promise<LocalServices> {
  const entities = readEntities(entitiesFile);
  const started: LocalService[] = [];
  const keep = async <T extends LocalService>(name: string, start: Promise<T>): Promise<T> => {
    try {
      const service = await start;
      started.push(service);
      return service;
    } catch (cause) {
      throw startFailure(name, cause);
    }
  };
  const folder = (name: string) => directory && join(directory, name);
  const all = await Promise.allSettled([
    keep('Blob Storage', startAzurite({ directory: folder('blob'), port: ports.blob })),
    keep('Cosmos DB', startCosmos({ directory: folder('cosmos'), port: ports.cosmos })),
    keep('AI Search', startAiSearch({ directory: folder('search'), port: ports.search })),
    keep('the model', startOpenAI({ directory: folder('model'), port: ports.model })),
    keep(
      'Service Bus',
      startServiceBus({ directory: folder('service-bus'), port: ports.bus, entities }),
    ),
  ]);
  const close = async () => {
    await Promise.all(started.map((service) => service.close()));
  };
  const [blob, cosmos, search, model, bus] = all;
  if (
    blob.status === 'rejected' ||
    cosmos.status === 'rejected' ||
    search.status === 'rejected' ||
    model.status === 'rejected' ||
    bus.status === 'rejected'
  ) {
    await close();
    throw all.find((one) => one.status === 'rejected')?.reason;
  }
  return {
    close,
    endpoints: {
      AzureWebJobsStorage: blob.value.connectionString,
      DocumentStorage: blob.value.connectionString,
      COSMOS_ENDPOINT: cosmos.value.endpoint,
      COSMOS_KEY: cosmos.value.key,
      SEARCH_ENDPOINT: search.value.endpoint,
      SEARCH_API_KEY: search.value.apiKey,
      MODEL_ENDPOINT: model.value.baseUrl,
      MODEL_API_KEY: model.value.apiKey,
      ServiceBus: bus.value.connectionString,
    },
  };
}

function startFailure(name: string, cause: unknown): LocalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const why = `${name} did not start: ${reason}`;
  // A port that was taken since it was looked at is no reason to throw anything away.
  return /\bin use\b/.test(reason) ? new LocalError(why, { cause }) : unusableState(why, cause);
}
