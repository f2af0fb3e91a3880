import type { Sender } from 'rhea';
import { encodeAmqp, type AmqpMessage } from '../content/amqp-message.ts';

/** The links on which a client awaits replies. A request names its link by address or by name. */
export class ReplyLinks {
  readonly #senders = new Set<Sender>();

  add(sender: Sender): void {
    this.#senders.add(sender);
  }

  remove(sender: Sender): void {
    this.#senders.delete(sender);
  }

  /** Answers a request; a client that opened no link for the reply gets none. */
  reply(request: AmqpMessage, reply: AmqpMessage): void {
    for (const sender of this.#senders) {
      const { address } = sender.target;
      if (address !== request.reply_to && sender.name !== request.reply_to) continue;
      sender.send(encodeAmqp({ ...reply, correlation_id: request.message_id }), undefined, 0);
      return;
    }
  }
}
