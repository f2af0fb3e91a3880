import { isUnderWay, type RunStatus } from './run-status.ts';
import type { RunStarter } from './start-ingestion.ts';

/** The part of durable-functions' `DurableClient` that is used here. */
export interface DurableClientLike {
  getStatus(
    instanceId: string,
  ): Promise<{ readonly runtimeStatus: string; readonly output: unknown }>;
  startNew(
    orchestration: string,
    options: { readonly instanceId: string; readonly input: unknown },
  ): Promise<string>;
}

/**
 * Starts runs with the Durable client, which throws for an instance it does not know, and for one that is started while it
 * is under way: of two starters at the same moment one finds that the other did it.
 */
export function durableRuns(client: DurableClientLike): RunStarter {
  const status = async (instanceId: string): Promise<RunStatus | undefined> => {
    try {
      const { runtimeStatus, output } = await client.getStatus(instanceId);
      return { runtimeStatus, output };
    } catch (error) {
      if (error instanceof Error && error.message.includes('HTTP 404')) return undefined;
      throw error;
    }
  };
  return {
    status,
    async start(orchestration, instanceId, input) {
      try {
        await client.startNew(orchestration, { instanceId, input });
      } catch (error) {
        if (!isUnderWay(await status(instanceId))) throw error;
      }
    },
  };
}
