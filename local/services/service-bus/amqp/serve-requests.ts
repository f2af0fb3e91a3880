import type { EventContext, Receiver } from 'rhea';
import type { AmqpMessage } from '../content/amqp-message.ts';
import type { ReplyLinks } from './reply-links.ts';

const CREDIT = 100;

/** Answers each request that a client sends on a link. */
export function serveRequests(
  receiver: Receiver,
  replies: ReplyLinks,
  answer: (request: AmqpMessage, reply: (reply: AmqpMessage) => void) => void,
): void {
  receiver.add_credit(CREDIT);
  receiver.on('message', ({ delivery, message }: EventContext) => {
    receiver.add_credit(1);
    delivery?.accept();
    const request = { ...(message as AmqpMessage | undefined) };
    answer(request, (reply) => replies.reply(request, reply));
  });
}
