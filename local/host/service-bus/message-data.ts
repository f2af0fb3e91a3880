import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { RpcTypedData } from '../core/core-types.ts';

/** A message that cannot be bound to a function. */
export class UnreadableMessageError extends Error {
  override readonly name = 'UnreadableMessageError';
}

/** Malformed UTF-8 becomes replacement characters, and a byte order mark stays, as in Azure. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The body of a message as the host hands it to the library, which reads text as JSON where it is JSON.
 * @param message received with `skipParsingBodyAsJson`, so that the body is what was sent.
 * @throws UnreadableMessageError when the body is neither bytes nor text: Azure cannot bind such a message either.
 */
export function toMessageData(message: ServiceBusReceivedMessage, isBinary: boolean): RpcTypedData {
  return isBinary ? { bytes: toBytes(message) } : { string: toText(message) };
}

/** The bodies of a batch, in order. @throws UnreadableMessageError as {@link toMessageData}. */
export function toBatchData(
  messages: readonly ServiceBusReceivedMessage[],
  isBinary: boolean,
): RpcTypedData {
  return isBinary
    ? { collectionBytes: { bytes: messages.map(toBytes) } }
    : { collectionString: { string: messages.map(toText) } };
}

function toBytes(message: ServiceBusReceivedMessage): Uint8Array {
  const body = readBody(message);
  return typeof body === 'string' ? Buffer.from(body) : body;
}

function toText(message: ServiceBusReceivedMessage): string {
  const body = readBody(message);
  return typeof body === 'string' ? body : utf8.decode(body);
}

function readBody({ body, messageId }: ServiceBusReceivedMessage): string | Uint8Array {
  const content: unknown = body;
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  throw new UnreadableMessageError(
    `The body of the message ${String(messageId)} is neither bytes nor text; send it as a data section.`,
  );
}
