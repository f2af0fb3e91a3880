import { randomBytes } from 'node:crypto';
import type { Delivery, EventContext, Sender } from 'rhea';
import type { Consumer, DeliveredMessage } from '../broker/consumer.ts';
import type { MessageQueue } from '../broker/message-queue.ts';
import { renderMessage } from '../content/render-message.ts';
import type { ServiceBusError } from '../service-bus-error.ts';
import type { Guard } from './guard.ts';
import { toDeliveryTag } from './lock-token.ts';
import { accepted, rejected, toSettlement, type OutcomeName } from './outcomes.ts';
import { allowedDeliveries, settleForGood, settleInAdvance } from './rhea-internals.ts';
import { toServiceBusError } from './to-service-bus-error.ts';

/** AMQP's own message format. */
const AMQP_FORMAT = 0;
const TAG_BYTES = 16;

export interface OutgoingLinkOptions {
  readonly sender: Sender;
  readonly queue: MessageQueue;
  /** The session that the client has accepted. */
  readonly sessionId: string | undefined;
  readonly guard: Guard;
}

/** The sending end of a client's receiver: delivers within the client's credit, and hears how each delivery ended. */
export class OutgoingLink implements Consumer {
  readonly mode: Consumer['mode'];
  readonly sessionId: string | undefined;
  readonly #sender: Sender;
  readonly #queue: MessageQueue;
  readonly #guard: Guard;
  /** How many of the allowed deliveries are used up, by messages or by a drain. */
  #used = 0;
  /** Between a request for messages and its fate. */
  #isHeldUp = false;
  /** Lock tokens by delivery. */
  readonly #unsettled = new Map<number, string>();

  constructor({ sender, queue, sessionId, guard }: OutgoingLinkOptions) {
    this.mode = sender.snd_settle_mode === 1 ? 'receive-and-delete' : 'peek-lock';
    this.sessionId = sessionId;
    this.#sender = sender;
    this.#queue = queue;
    this.#guard = guard;
    sender.on('sender_flow', () => this.#ask());
    sender.on('sendable', () => queue.deliver());
    sender.on('sender_draining', () => this.#drain());
    for (const name of ['accepted', 'released', 'modified', 'rejected'] as const) {
      sender.on(name, ({ delivery }: EventContext) => {
        if (delivery) this.#settle(name, delivery);
      });
    }
  }

  get credit(): number {
    if (this.#isHeldUp || !this.#sender.sendable()) return 0;
    return allowedDeliveries(this.#sender) - this.#used;
  }

  deliver(message: DeliveredMessage): void {
    const { lock } = message;
    const tag = lock ? toDeliveryTag(lock.token) : randomBytes(TAG_BYTES);
    const delivery = this.#sender.send(renderMessage(message), tag, AMQP_FORMAT);
    this.#used += 1;
    if (lock) this.#unsettled.set(delivery.id, lock.token);
    else settleInAdvance(delivery);
  }

  close({ condition, message: description }: ServiceBusError): void {
    this.#sender.close({ condition, description });
  }

  /** Stops deliveries: the link or its connection is gone. */
  end(): void {
    this.#queue.detach(this);
  }

  #ask(): void {
    this.#isHeldUp = true;
    this.#guard('receive', this.#queue.path, {
      proceed: () => {
        this.#isHeldUp = false;
        this.#queue.deliver();
      },
      refuse: (error) => this.close(error),
    });
  }

  /** Gives up the credit for which there is no message. */
  #drain(): void {
    this.#queue.deliver();
    this.#used = allowedDeliveries(this.#sender);
    this.#sender.set_drained(true);
  }

  #settle(name: OutcomeName, delivery: Delivery): void {
    const token = this.#unsettled.get(delivery.id);
    if (token === undefined) return;
    this.#unsettled.delete(delivery.id);
    const refuse = (error: ServiceBusError) => settleForGood(delivery, rejected(error));
    const proceed = () => {
      try {
        this.#queue.settle(token, toSettlement(name, delivery.remote_state));
        settleForGood(delivery, accepted());
      } catch (error) {
        refuse(toServiceBusError(error));
      }
    };
    this.#guard('settle', this.#queue.path, { proceed, refuse });
  }
}
