import rhea from 'rhea';
import { malformedMessage } from '../service-bus-error.ts';

/** An AMQP message as rhea reads and writes it: the fields of its sections side by side. */
export interface AmqpMessage {
  readonly message_id?: unknown;
  readonly correlation_id?: unknown;
  readonly content_type?: unknown;
  readonly subject?: unknown;
  readonly to?: unknown;
  readonly reply_to?: unknown;
  readonly group_id?: unknown;
  readonly reply_to_group_id?: unknown;
  /** In milliseconds. */
  readonly ttl?: unknown;
  readonly delivery_count?: unknown;
  readonly application_properties?: Readonly<Record<string, unknown>>;
  readonly message_annotations?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** @throws ServiceBusError when the bytes are no AMQP message */
export function decodeAmqp(bytes: Buffer): AmqpMessage {
  try {
    return { ...(rhea.message.decode(bytes) as AmqpMessage) };
  } catch (error) {
    throw malformedMessage(error);
  }
}

export function encodeAmqp(message: AmqpMessage): Buffer {
  return rhea.message.encode(message);
}

/** @returns the bytes of a body's data sections; none for a body of another kind */
export function dataSections(body: unknown): Buffer[] {
  const { content } = (body ?? {}) as { readonly content?: unknown };
  const sections: readonly unknown[] = Array.isArray(content) ? content : [content];
  return sections.filter((section) => Buffer.isBuffer(section));
}
