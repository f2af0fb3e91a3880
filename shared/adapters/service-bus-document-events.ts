import { createHash } from 'node:crypto';
import type { ServiceBusSender } from '@azure/service-bus';
import type { DocumentEvent } from '../domain/document-event.ts';
import type { DocumentEvents } from '../ports/document-events.ts';
import { serviceBusCall } from './service-bus-call.ts';
import type { ServiceBusConnection } from './service-bus-client.ts';

const topic = 'document-events';

/** The topic `document-events`. Subscriptions can filter by type and tenant, which stand beside the body, too. */
export class ServiceBusDocumentEvents implements DocumentEvents {
  readonly #connect: ServiceBusConnection;
  #sender: ServiceBusSender | undefined;

  constructor(connect: ServiceBusConnection) {
    this.#connect = connect;
  }

  async publish(event: DocumentEvent, signal: AbortSignal): Promise<void> {
    const message = {
      body: event,
      messageId: eventId(event),
      contentType: 'application/json',
      subject: event.type,
      applicationProperties: { type: event.type, tenantId: event.tenantId },
    };
    await serviceBusCall(async () => {
      const client = await this.#connect();
      this.#sender ??= client.createSender(topic);
      await this.#sender.sendMessages(message, { abortSignal: signal });
    }, signal);
  }
}

/** The same outcome of the same version is the same event, whenever it is told. */
function eventId({ tenantId, documentId, version, type }: DocumentEvent): string {
  const name = JSON.stringify([tenantId, documentId, version, type]);
  return `${type}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}
