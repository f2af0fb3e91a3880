import * as z from 'zod';
import { decodeAmqp } from '../../content/amqp-message.ts';
import { readMessage } from '../../content/read-message.ts';
import { longs } from './amqp-arrays.ts';
import type { Operation } from './operation.ts';
import { parseBody } from './request-body.ts';

const body = z.object({ messages: z.array(z.object({ message: z.instanceof(Buffer) })) });

/** `schedule-message`: takes messages that become active later. */
export const scheduleMessages: Operation = ({ broker, path }, request) => {
  const { messages } = parseBody(body, request);
  const numbers = broker
    .intake(path)
    .schedule(messages.map(({ message }) => readMessage(decodeAmqp(message))));
  return { 'sequence-numbers': longs(numbers) };
};
