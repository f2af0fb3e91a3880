import { randomUUID } from 'node:crypto';
import rhea from 'rhea';
import type { BrokerMessage } from '../broker/broker-message.ts';
import { encodeAmqp, type AmqpMessage } from './amqp-message.ts';

const SCHEDULED_TIME = 'x-opt-scheduled-enqueue-time';

/** Reads what the broker needs to know of a sent message; one without an id gets one. */
export function readMessage(message: AmqpMessage): BrokerMessage {
  const messageId = message.message_id ?? randomUUID().replaceAll('-', '');
  const scheduledAt = message.message_annotations?.[SCHEDULED_TIME];
  return {
    messageId: toText(messageId) ?? '',
    correlationId: toText(message.correlation_id),
    contentType: toText(message.content_type),
    label: toText(message.subject),
    to: toText(message.to),
    replyTo: toText(message.reply_to),
    sessionId: toText(message.group_id),
    replyToSessionId: toText(message.reply_to_group_id),
    application: message.application_properties ?? {},
    timeToLiveMs: typeof message.ttl === 'number' ? message.ttl : Infinity,
    scheduledAt: scheduledAt instanceof Date ? scheduledAt.getTime() : undefined,
    content: encodeAmqp({ ...message, message_id: messageId, delivery_count: undefined }),
  };
}

/** Ids may be numbers or UUIDs, too. */
function toText(value: unknown): string | undefined {
  if (Buffer.isBuffer(value)) {
    return value.length === 16 ? rhea.uuid_to_string(value) : value.toString('hex');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
