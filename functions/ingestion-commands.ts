import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { handleDelivery } from '../shared/ingest/commands/handle-delivery.ts';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { services } from '../shared/services.ts';

/** Commands start work and are done; the host keeps a message's lock for as long as this. */
const timeLimitMs = 2 * 60_000;

/** A command came: carry it out. What throws is delivered again. */
df.app.client.serviceBusQueue('ingestion-commands', {
  connection: 'ServiceBus',
  queueName: 'ingestion-commands',
  async handler(body: unknown, client: df.DurableClient, context: InvocationContext) {
    const { messageId, deliveryCount } = context.triggerMetadata ?? {};
    const delivery = { body, messageId: String(messageId), attempt: Number(deliveryCount) };
    const signal = AbortSignal.timeout(timeLimitMs);
    const outcome = await handleDelivery(delivery, durableRuns(client), services(), signal);
    context.log(`Command ${delivery.messageId}: ${outcome}.`);
  },
});
