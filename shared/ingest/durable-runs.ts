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

/** Starts runs with the Durable client, which throws for an instance it does not know. */
export function durableRuns(client: DurableClientLike): RunStarter {
  return {
    async status(instanceId) {
      try {
        const { runtimeStatus, output } = await client.getStatus(instanceId);
        return { runtimeStatus, output };
      } catch (error) {
        if (error instanceof Error && error.message.includes('HTTP 404')) return undefined;
        throw error;
      }
    },
    async start(orchestration, instanceId, input) {
      await client.startNew(orchestration, { instanceId, input });
    },
  };
}
