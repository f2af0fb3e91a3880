import type { InvocationContext, Timer } from '@azure/functions';
import * as df from 'durable-functions';
import { readSetting } from '../shared/config/read-settings.ts';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { startReconciliation } from '../shared/ingest/reconcile/start-reconciliation.ts';
import { services } from '../shared/services.ts';
import { purgeFinishedRuns } from './purge-finished-runs.ts';

/** Once a night: compares container, records and index, and repairs what differs; forgets runs of long ago. */
df.app.client.timer('reconcile', {
  schedule: readSetting(process.env, 'RECONCILE_SCHEDULE'),
  async handler(_timer: Timer, client: df.DurableClient, context: InvocationContext) {
    const started = await startReconciliation(durableRuns(client), services());
    if (!started) context.warn('The last reconciliation is still under way; none was started.');
    const purged = await purgeFinishedRuns(client, services().clock.now());
    context.log(JSON.stringify({ event: 'runs-purged', purged }));
  },
});
