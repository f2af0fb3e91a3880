import rhea from 'rhea';
import type { DeliveredMessage } from '../broker/consumer.ts';
import type { MessageRow, MessageState } from '../store/message-row.ts';
import { decodeAmqp, encodeAmqp } from './amqp-message.ts';

const { types } = rhea;

const STATE_NUMBERS: Readonly<Record<MessageState, number>> = {
  active: 0,
  deferred: 1,
  scheduled: 2,
};

/** AMQP has 32 bits for a time to live in milliseconds: 49 days. */
const LONGEST_TTL = 2 ** 32 - 1;

/** Encodes a message for a receiver: as it was sent, with what the broker says about it. */
export function renderMessage({ row, content, lock }: DeliveredMessage): Buffer {
  const message = decodeAmqp(content);
  return encodeAmqp({
    ...message,
    delivery_count: row.deliveryCount,
    ttl: row.expiresAt === Infinity ? message.ttl : timeToLive(row),
    message_annotations: {
      ...message.message_annotations,
      'x-opt-sequence-number': types.wrap_long(row.sequenceNumber),
      'x-opt-enqueue-sequence-number': types.wrap_long(row.enqueuedSequenceNumber),
      'x-opt-enqueued-time': types.wrap_timestamp(row.enqueuedAt),
      'x-opt-message-state': types.wrap_int(STATE_NUMBERS[row.state]),
      ...(lock && { 'x-opt-locked-until': types.wrap_timestamp(lock.until) }),
    },
  });
}

function timeToLive({ enqueuedAt, expiresAt }: MessageRow): number {
  return Math.min(expiresAt - enqueuedAt, LONGEST_TTL);
}
