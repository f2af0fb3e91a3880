import type { Delivery, EventContext, Receiver } from 'rhea';
import type { BrokerMessage } from '../broker/broker-message.ts';
import type { Intake } from '../broker/intake.ts';
import { dataSections, decodeAmqp, type AmqpMessage } from '../content/amqp-message.ts';
import { readMessage } from '../content/read-message.ts';
import { messageTooLarge, notSupported, type ServiceBusError } from '../service-bus-error.ts';
import type { Guard } from './guard.ts';
import { setAttach } from './rhea-internals.ts';
import { toServiceBusError } from './to-service-bus-error.ts';

/** What Azure's Standard tier takes: 256 KB, one message or a batch. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** Service Bus's own format: data sections that are messages. */
const BATCH_FORMAT = 0x80013700;

/** How many messages a client may send before it hears of the first. */
const CREDIT = 1000;

/** Serves a client that sends to a queue or topic: a message is on disk before the client is told that it was accepted. */
export function openIncomingLink(receiver: Receiver, intake: Intake, guard: Guard): void {
  setAttach(receiver, { max_message_size: MAX_MESSAGE_BYTES });
  receiver.add_credit(CREDIT);
  receiver.on('message', ({ delivery, message }: EventContext) => {
    receiver.add_credit(1);
    if (!delivery) return;
    const refuse = ({ condition, message: description }: ServiceBusError) => {
      delivery.reject({ condition, description });
    };
    const proceed = () => {
      try {
        intake.accept(readMessages(delivery, message));
        delivery.accept();
      } catch (error) {
        refuse(toServiceBusError(error));
      }
    };
    guard('send', intake.path, { proceed, refuse });
  });
}

/** @param message decoded, or the bytes when the format is not AMQP's own */
function readMessages(delivery: Delivery, message: unknown): BrokerMessage[] {
  if (delivery.format === 0) {
    const read = readMessage({ ...(message as AmqpMessage) });
    requireSize(read.content.length);
    return [read];
  }
  if (delivery.format !== BATCH_FORMAT || !Buffer.isBuffer(message)) {
    throw notSupported(`The message format ${delivery.format}`);
  }
  requireSize(message.length);
  return dataSections(decodeAmqp(message).body).map((bytes) => readMessage(decodeAmqp(bytes)));
}

function requireSize(bytes: number): void {
  if (bytes > MAX_MESSAGE_BYTES) throw messageTooLarge(bytes, MAX_MESSAGE_BYTES);
}
