import Long from 'long';
import type {
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import { deadLetterId } from './to-dead-letter.ts';

/** Messages of one look or one reception. */
const batchSize = 100;
/** How long an empty queue is waited for, in milliseconds. */
const receiveWaitMs = 1000;

type SequenceNumber = NonNullable<ServiceBusReceivedMessage['sequenceNumber']>;

/** The SDK has a `Long` class of its own, from the package's CommonJS half; it knows either by its mark. */
const toSequenceNumber = (value: unknown) => value as SequenceNumber;
const firstSequenceNumber = toSequenceNumber(Long.ZERO);
const following = (id: string) => toSequenceNumber(Long.fromString(id).add(1));

/**
 * Looks at the dead letters of a queue without taking any, oldest first.
 * @param after sequence number of the last one seen; all are looked at when absent.
 */
export async function* peekDeadLetters(
  client: ServiceBusClient,
  queue: string,
  after: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ServiceBusReceivedMessage> {
  const receiver = client.createReceiver(queue, { subQueueType: 'deadLetter' });
  try {
    let from = after === undefined ? firstSequenceNumber : following(after);
    for (;;) {
      const found = await receiver.peekMessages(batchSize, {
        fromSequenceNumber: from,
        abortSignal: signal,
      });
      yield* found;
      const last = found.at(-1);
      if (last === undefined) return;
      from = following(deadLetterId(last));
    }
  } finally {
    await receiver.close();
  }
}

/**
 * Takes dead letters off a queue, once `handOn` has done its work with them. They come in their order, so those before the
 * wanted ones are locked while this lasts; they stay.
 * @param wanted ids of those to take; each is removed from the set as it is taken, and what is left was not at hand.
 */
export async function takeDeadLetters(
  client: ServiceBusClient,
  queue: string,
  wanted: Set<string>,
  handOn: (messages: readonly ServiceBusReceivedMessage[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const receiver = client.createReceiver(queue, { subQueueType: 'deadLetter' });
  const held = new Map<string, ServiceBusReceivedMessage>();
  const isPassed = passing(wanted);
  try {
    while (wanted.size > 0) {
      const received = await receiver.receiveMessages(batchSize, {
        maxWaitTimeInMs: receiveWaitMs,
        abortSignal: signal,
      });
      const isLast =
        received.every(isPassed) || received.some((one) => held.has(deadLetterId(one)));
      for (const message of received) held.set(deadLetterId(message), message);
      const found = received.filter((message) => wanted.has(deadLetterId(message)));
      await handOn(found);
      for (const message of found) {
        await receiver.completeMessage(message);
        held.delete(deadLetterId(message));
        wanted.delete(deadLetterId(message));
      }
      // A letter that comes again was held for too long: there are more than can be held at once.
      if (isLast) return;
    }
  } finally {
    await giveBack(receiver, [...held.values()]);
    await receiver.close();
  }
}

/** Tells letters that stand behind all of the wanted ones. */
function passing(wanted: ReadonlySet<string>): (message: ServiceBusReceivedMessage) => boolean {
  const last = [...wanted].map(BigInt).reduce((most, one) => (one > most ? one : most), 0n);
  return (message) => BigInt(deadLetterId(message)) > last;
}

/** A message that is not given back would stay locked until its time is up. */
async function giveBack(
  receiver: ServiceBusReceiver,
  messages: readonly ServiceBusReceivedMessage[],
): Promise<void> {
  await Promise.allSettled(messages.map((message) => receiver.abandonMessage(message)));
}
