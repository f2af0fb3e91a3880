import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { startIngestion } from '../shared/ingest/start-ingestion.ts';
import { printableName } from '../shared/text/printable-name.ts';
import { services } from '../shared/services.ts';

/**
 * A blob was stored: start its ingestion and be done. Azure hands over the blob's bytes as well; they are not looked at,
 * since the event may be old and the blob large.
 */
df.app.client.storageBlob('ingest-documents', {
  path: 'documents/{name}',
  connection: 'DocumentStorage',
  source: 'EventGrid',
  async handler(_blob: unknown, client: df.DurableClient, context: InvocationContext) {
    const name = String(context.triggerMetadata?.name);
    const signal = AbortSignal.timeout(60_000);
    const outcome = await startIngestion(name, durableRuns(client), services(), signal);
    context.log(`Ingestion of “${printableName(name)}”: ${outcome}.`);
  },
});
