import type { Socket } from 'node:net';
import type { Connection, Container, EventContext, Receiver, Sender } from 'rhea';
import type { Clock } from '../../../host/clock.ts';
import type { Broker } from '../broker/broker.ts';
import type { BrokerFaults } from '../faults/broker-faults.ts';
import { notSupported, unauthorized } from '../service-bus-error.ts';
import { parseAddress, type Address } from './address.ts';
import type { Guard } from './guard.ts';
import { openIncomingLink } from './incoming-link.ts';
import { serveManagement } from './management/serve-management.ts';
import type { OpenLink } from './open-link.ts';
import { openOutgoingLink } from './open-outgoing-link.ts';
import { ReplyLinks } from './reply-links.ts';
import { createConnection, serveSocket } from './rhea-internals.ts';
import { serveTokens } from './serve-tokens.ts';
import { toServiceBusError } from './to-service-bus-error.ts';
import { verifyToken } from './verify-token.ts';

const MAX_FRAME_BYTES = 64 * 1024;

/** A client may leave it out, whatever rhea's typings say. */
type Terminus = { readonly address?: string } | null;

export interface ConnectionContext {
  readonly broker: Broker;
  readonly clock: Clock;
  /** The key that clients sign their tokens with. */
  readonly key: string;
  readonly faults: BrokerFaults;
}

/** One client: the links it opens, after it showed a token that is signed with the key. */
export class ClientConnection {
  readonly #socket: Socket;
  readonly #context: ConnectionContext;
  readonly #guard: Guard;
  readonly #replies = new ReplyLinks();
  /** What clients receive on. */
  readonly #links = new Map<Sender, OpenLink>();
  #isAuthorized = false;

  constructor(container: Container, socket: Socket, context: ConnectionContext) {
    this.#socket = socket;
    this.#context = context;
    this.#guard = (target, path, { proceed, refuse }) =>
      context.faults.apply(target, path, {
        proceed: () => {
          // A fault that takes its time may outlast the connection.
          if (!socket.destroyed) proceed();
        },
        refuse,
        cut: () => this.cut(),
      });
    const connection = createConnection(container, { max_frame_size: MAX_FRAME_BYTES });
    this.#listen(connection);
    serveSocket(connection, socket);
  }

  /** Ends it without a word. */
  cut(): void {
    this.#endAll();
    this.#socket.destroy();
  }

  #listen(connection: Connection): void {
    connection.on('sender_open', ({ sender }: EventContext) => {
      if (sender) this.#open(sender, sender.source, (address) => this.#openSender(sender, address));
    });
    connection.on('receiver_open', ({ receiver }: EventContext) => {
      if (!receiver) return;
      this.#open(receiver, receiver.target, (address) => this.#openReceiver(receiver, address));
    });
    connection.on('sender_close', ({ sender }: EventContext) => {
      if (sender) this.#end(sender);
    });
    connection.on('session_close', ({ session }: EventContext) => {
      const senders = [...this.#links.keys()].filter((sender) => sender.session === session);
      for (const sender of senders) this.#end(sender);
    });
    // Errors that a client reports come before the end of its link or connection, which is what counts.
    for (const event of ['sender_error', 'receiver_error', 'session_error', 'connection_error']) {
      connection.on(event, () => undefined);
    }
    for (const event of ['connection_close', 'disconnected', 'protocol_error', 'error']) {
      connection.on(event, () => this.#endAll());
    }
  }

  /** @param terminus where the link leads: its source for a client that receives, its target for one that sends */
  #open(link: Sender | Receiver, terminus: Terminus, serve: (address: Address) => void): void {
    try {
      const address = parseAddress(terminus?.address);
      if (!address) throw notSupported('A link without an address (transactions use one)');
      if (address.kind !== 'tokens' && !this.#isAuthorized) {
        throw unauthorized('The client has shown no valid token.');
      }
      link.set_source({ address: addressOf(link.source) });
      link.set_target({ address: addressOf(link.target) });
      serve(address);
    } catch (error) {
      const { condition, message: description } = toServiceBusError(error);
      link.close({ condition, description });
    }
  }

  /** A client receives: messages, or replies to what it asks. */
  #openSender(sender: Sender, address: Address): void {
    if (address.kind !== 'entity') {
      this.#replies.add(sender);
      return;
    }
    const { broker, clock } = this.#context;
    const queue = broker.queue(address.path);
    this.#links.set(sender, openOutgoingLink(sender, queue, clock, this.#guard));
  }

  /** A client sends: messages, or requests. */
  #openReceiver(receiver: Receiver, address: Address): void {
    const { broker, key } = this.#context;
    if (address.kind === 'entity') {
      openIncomingLink(receiver, broker.intake(address.path), this.#guard);
    } else if (address.kind === 'management') {
      serveManagement(receiver, address.path, broker, this.#replies, this.#guard);
    } else {
      serveTokens(receiver, this.#replies, this.#guard, (token, type) => {
        verifyToken(token, type, key);
        this.#isAuthorized = true;
      });
    }
  }

  #end(sender: Sender): void {
    this.#links.get(sender)?.end();
    this.#links.delete(sender);
    this.#replies.remove(sender);
  }

  #endAll(): void {
    for (const sender of [...this.#links.keys()]) this.#end(sender);
  }
}

function addressOf(terminus: Terminus): string {
  return terminus?.address ?? '';
}
