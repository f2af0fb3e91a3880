import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { RpcTypedData } from '../core/core-types.ts';

/** What .NET calls the greatest point in time: the message never expires. */
const never = '9999-12-31T23:59:59.9999999';
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * What `context.triggerMetadata` says about a message, under the names of Azure's extension; the library turns the
 * first letter into a small one. What a message does not have is left out.
 */
export function messageMetadata(message: ServiceBusReceivedMessage): Record<string, RpcTypedData> {
  const values = Object.entries(describe(message)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    values.map(([name, value]) => [
      name,
      // Azure sends text as it is, and the library reads it as JSON where it can: the id "7" arrives as a number.
      typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) },
    ]),
  );
}

/** The same of a batch: one list each, `MessageIdArray` and so on, with null for what a message does not have. */
export function batchMetadata(
  messages: readonly ServiceBusReceivedMessage[],
): Record<string, RpcTypedData> {
  const described = messages.map(describe);
  const names = Object.keys(described[0] ?? {}) as (keyof MessageDescription)[];
  return Object.fromEntries(
    names.map((name) => [
      `${name}Array`,
      { json: JSON.stringify(described.map((each) => each[name] ?? null)) },
    ]),
  );
}

type MessageDescription = ReturnType<typeof describe>;

function describe(message: ServiceBusReceivedMessage) {
  const { applicationProperties = {}, subject, sequenceNumber } = message;
  return {
    // Service Bus counts failed deliveries; .NET and so Azure Functions count this one, too.
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    DeadLetterSource: message.deadLetterSource,
    LockToken: message.lockToken,
    ExpiresAtUtc: toDateTime(message.expiresAtUtc),
    ExpiresAt: toDateTimeOffset(message.expiresAtUtc),
    EnqueuedTimeUtc: toDateTime(message.enqueuedTimeUtc),
    EnqueuedTime: toDateTimeOffset(message.enqueuedTimeUtc),
    MessageId: toText(message.messageId),
    ContentType: message.contentType,
    ReplyTo: message.replyTo,
    SequenceNumber: sequenceNumber && Number(sequenceNumber.toString()),
    To: message.to,
    Subject: subject,
    Label: subject,
    CorrelationId: toText(message.correlationId),
    ApplicationProperties: applicationProperties,
    UserProperties: applicationProperties,
    SessionId: message.sessionId,
    ReplyToSessionId: message.replyToSessionId,
    PartitionKey: message.partitionKey,
  };
}

function toText(id: string | number | Buffer | undefined): string | undefined {
  return id === undefined ? undefined : String(id);
}

/** A .NET DateTime of unspecified kind: without a zone, although it is UTC. */
function toDateTime(time: Date | undefined): string | undefined {
  if (time === undefined) return undefined;
  return time.getTime() > lastMoment ? never : time.toISOString().replace(/\.?0*Z$/, '');
}

function toDateTimeOffset(time: Date | undefined): string | undefined {
  const text = toDateTime(time);
  return text === undefined ? undefined : `${text}+00:00`;
}
