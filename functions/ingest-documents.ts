import type { EventGridEvent, InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { eventOriginal } from '../shared/ingest/event-original.ts';
import { startIngestion } from '../shared/ingest/start-ingestion.ts';
import { services } from '../shared/services.ts';
import { printableName } from '../shared/text/printable-name.ts';

/**
 * A blob was stored: start its ingestion and be done. The event names the blob; a blob trigger would be handed its bytes,
 * however many there are.
 */
df.app.client.eventGrid('ingest-documents', {
  async handler(event: EventGridEvent, client: df.DurableClient, context: InvocationContext) {
    const name = eventOriginal(event, 'BlobCreated');
    if (name === undefined) {
      context.warn(
        `${event.eventType} of ${printableName(event.subject)} is ignored. Subscribe this function to BlobCreated in the container documents only.`,
      );
      return;
    }
    const signal = AbortSignal.timeout(60_000);
    const outcome = await startIngestion(name, durableRuns(client), services(), signal);
    context.log(`Ingestion of “${printableName(name)}”: ${outcome}.`);
  },
});
