import { createHash } from 'node:crypto';
import type { ServiceBusMessage } from '@azure/service-bus';
import * as z from 'zod';
import type { IngestionCommand } from '../domain/ingestion-command.ts';
import type { GivenUp } from '../ingest/commands/given-up.ts';

/** Names the tenant beside the body, so that a dead letter finds its tenant whatever its body holds. */
const tenantProperty = 'tenantId';

/** A command as a message. The same command of the same request has the same id, so that the queue drops its repetition. */
export function toCommandMessage(command: IngestionCommand): ServiceBusMessage {
  const { requestedAt: _when, ...content } = command;
  return message(command, `${command.type}-${hash(JSON.stringify(content))}`, command.tenantId);
}

/** What even a faulty command may say. */
const named = z.object({ tenantId: z.string().min(1) });

/** A message that was given up; it is named after the delivered one, so that giving it up twice is giving it up once. */
export function toGivenUpMessage(givenUp: GivenUp, deliveredId: string): ServiceBusMessage {
  const tenantId = named.safeParse(givenUp.message).data?.tenantId;
  return message(givenUp, `given-up-${hash(deliveredId)}`, tenantId);
}

/** A dead letter on its way back to the queue, under a new id, since its first one may still count as a repetition. */
export function toReplayedMessage(
  body: unknown,
  deadLetterId: string,
  tenantId: string,
): ServiceBusMessage {
  return message(body, `replay-${deadLetterId}`, tenantId);
}

/** The tenant a message was sent for, when it says so. */
export function tenantOf({
  applicationProperties = {},
}: Pick<ServiceBusMessage, 'applicationProperties'>): string | undefined {
  const tenant = applicationProperties[tenantProperty];
  return typeof tenant === 'string' ? tenant : undefined;
}

function message(
  body: unknown,
  messageId: string,
  tenantId: string | undefined,
): ServiceBusMessage {
  return {
    body,
    messageId,
    contentType: 'application/json',
    ...(tenantId !== undefined && { applicationProperties: { [tenantProperty]: tenantId } }),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
