/**
 * The places where a broker needs more of rhea than its public typings give. rhea is pinned to the version that these were
 * written for.
 */
import type { Connection, ConnectionOptions, Container, Delivery, Receiver, Sender } from 'rhea';
import type { Socket } from 'node:net';

interface Attach {
  properties?: Readonly<Record<string, unknown>>;
  max_message_size?: number;
  snd_settle_mode?: number;
}

interface LinkInternals {
  readonly local: { readonly attach: Attach };
  readonly state: { local_open: boolean; open_requests: number };
}

interface SenderInternals {
  readonly credit: number;
  readonly delivery_count: number;
}

function internals<T>(object: unknown): T {
  return object as T;
}

/** Makes the serving end of a connection; without options rhea would look for a client's in files. */
export function createConnection(
  container: Container,
  options: { max_frame_size: number },
): Connection {
  return container.create_connection(internals<ConnectionOptions>(options));
}

/** Serves a client that connected, until its socket closes. */
export function serveSocket(connection: Connection, socket: Socket): void {
  const serving = internals<{ accept(socket: Socket): void; eof(): void }>(connection);
  serving.accept(socket);
  // rhea hears when a client ends a connection, but not when its socket is destroyed.
  socket.once('close', () => serving.eof());
}

/** Says more about a link in the answer to its attach, before that is sent. */
export function setAttach(link: Sender | Receiver, fields: Attach): void {
  Object.assign(internals<LinkInternals>(link).local.attach, fields);
}

/** Keeps rhea from answering an attach by itself; `link.open()` answers it later. */
export function holdAttach(link: Sender): void {
  const { state } = internals<LinkInternals>(link);
  state.local_open = false;
  state.open_requests = 0;
}

/**
 * How many deliveries a receiver has allowed on a link since it was attached. rhea's `credit` alone goes down only when
 * deliveries are written, which is after they were sent.
 */
export function allowedDeliveries(sender: Sender): number {
  const { credit, delivery_count } = internals<SenderInternals>(sender);
  return credit + delivery_count;
}

/** Marks a delivery as needing no answer, before it is written. */
export function settleInAdvance(delivery: Delivery): void {
  internals<{ settled: boolean }>(delivery).settled = true;
}
