import type { EventGridEvent, InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { eventOriginal } from '../shared/ingest/event-original.ts';
import { startRemoval } from '../shared/ingest/start-removal.ts';
import { printableName } from '../shared/text/printable-name.ts';
import { services } from '../shared/services.ts';

/** A blob was removed from the container: start the deletion of its document and be done. */
df.app.client.eventGrid('ingest-removals', {
  async handler(event: EventGridEvent, client: df.DurableClient, context: InvocationContext) {
    const name = eventOriginal(event, 'BlobDeleted');
    if (name === undefined) {
      context.warn(
        `${event.eventType} of ${printableName(event.subject)} is ignored. Subscribe this function to BlobDeleted in the container documents only.`,
      );
      return;
    }
    const signal = AbortSignal.timeout(60_000);
    const outcome = await startRemoval(name, durableRuns(client), services(), signal);
    context.log(`Removal of “${printableName(name)}”: ${outcome}.`);
  },
});
