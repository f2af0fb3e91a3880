import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { commandSchema } from '../ingest/commands/command-schema.ts';
import { maxDeliveries } from '../ingest/commands/max-deliveries.ts';
import { readGivenUp } from '../ingest/commands/given-up.ts';
import type { CommandFailure, DeadLetter } from '../ports/command-queue.ts';
import { tenantOf } from './command-message.ts';

/** A dead letter with the tenant it belongs to, if it names one. */
export interface OwnedDeadLetter {
  readonly tenantId: string | undefined;
  readonly letter: DeadLetter;
}

/** Reads a message of the dead-letter queue; one that is no command still has an id and a reason. */
export function toDeadLetter(message: ServiceBusReceivedMessage): OwnedDeadLetter {
  const givenUp = readGivenUp(message.body);
  const command = commandSchema.safeParse(deliveredBody(message)).data;
  return {
    tenantId: tenantOf(message) ?? command?.tenantId,
    letter: {
      id: deadLetterId(message),
      enqueuedAt: (message.enqueuedTimeUtc ?? new Date(0)).toISOString(),
      failure: givenUp?.givenUp ?? queuesOwnReason(message),
      ...(command && { command }),
    },
  };
}

/** Where a message stands in the queue's order; it never changes. */
export function deadLetterId({
  sequenceNumber,
}: Pick<ServiceBusReceivedMessage, 'sequenceNumber'>): string {
  return String(sequenceNumber);
}

/** What had been delivered, without the note of why it was given up. */
export function deliveredBody({ body }: Pick<ServiceBusReceivedMessage, 'body'>): unknown {
  const givenUp = readGivenUp(body);
  return givenUp ? givenUp.message : body;
}

function queuesOwnReason(message: ServiceBusReceivedMessage): CommandFailure {
  // A dead letter that was received here and given back has been delivered once more.
  const attempts = Math.min(message.deliveryCount ?? 0, maxDeliveries);
  const code = message.deadLetterReason ?? 'unknown';
  return { code, message: sentence(code, message.deadLetterErrorDescription), attempts };
}

function sentence(code: string, description: string | undefined): string {
  switch (code) {
    case 'MaxDeliveryCountExceeded':
      return 'Carrying it out broke off each time before it could say why. The log of ingestion-commands has the attempts.';
    case 'TTLExpiredException':
      return 'It waited on the queue for longer than the queue keeps messages. Nothing was done.';
    default:
      return description ?? 'The queue gave no reason.';
  }
}
