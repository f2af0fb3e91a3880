import { decodeAmqp, encodeAmqp } from './amqp-message.ts';

/** Adds application properties to an encoded message, in place of those of the same names. */
export function withProperties(
  content: Buffer,
  properties: Readonly<Record<string, unknown>>,
): Buffer {
  const message = decodeAmqp(content);
  return encodeAmqp({
    ...message,
    application_properties: { ...message.application_properties, ...properties },
  });
}

/** Why a message is dead-lettered. */
export interface DeadLetterReason {
  readonly reason?: string | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
}

/** Writes into an encoded message why, and from which entity, it was dead-lettered; it does not expire any more. */
export function asDeadLetter(
  content: Buffer,
  source: string,
  { reason, description, properties }: DeadLetterReason,
): Buffer {
  const message = decodeAmqp(content);
  return encodeAmqp({
    ...message,
    ttl: undefined,
    application_properties: {
      ...message.application_properties,
      ...properties,
      ...(reason !== undefined && { DeadLetterReason: reason }),
      ...(description !== undefined && { DeadLetterErrorDescription: description }),
    },
    message_annotations: { ...message.message_annotations, 'x-opt-deadletter-source': source },
  });
}
