/**
 * The places where a broker needs more of rhea than its public typings give. rhea is pinned to the version that these were
 * written for.
 */
import type { Connection, ConnectionOptions, Container, Delivery, Receiver, Sender } from 'rhea';
import type { Socket } from 'node:net';

interface Attach {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly max_message_size?: number;
}

interface LinkInternals {
  readonly local: { readonly attach: Attach };
  readonly state: { local_open: boolean; open_requests: number };
}

interface SenderInternals {
  readonly credit: number;
  readonly delivery_count: number;
}

/** Makes the serving end of a connection; without options rhea would look for a client's in files. */
export function createConnection(
  container: Container,
  options: { max_frame_size: number },
): Connection {
  return container.create_connection(options as ConnectionOptions);
}

/** Serves a client that connected, until its socket closes. */
export function serveSocket(connection: Connection, socket: Socket): void {
  const serving = connection as unknown as { accept(socket: Socket): void; eof(): void };
  serving.accept(socket);
  // rhea hears when a client ends a connection, but not when its socket is destroyed.
  socket.once('close', () => serving.eof());
}

/** Lets clients in as `ANONYMOUS`: who they are is shown by tokens later. */
export function allowAnonymous(container: Container): void {
  (container.sasl_server_mechanisms as { enable_anonymous(): void }).enable_anonymous();
}

/** Says more about a link in the answer to its attach, before that is sent. */
export function setAttach(link: Sender | Receiver, fields: Attach): void {
  Object.assign((link as unknown as LinkInternals).local.attach, fields);
}

/** Keeps rhea from answering an attach by itself; `link.open()` answers it later. */
export function holdAttach(link: Sender): void {
  const { state } = link as unknown as LinkInternals;
  state.local_open = false;
  state.open_requests = 0;
}

/**
 * How many deliveries a receiver has allowed on a link since it was attached. rhea's `credit` alone goes down only when
 * deliveries are written, which is after they were sent.
 */
export function allowedDeliveries(sender: Sender): number {
  const { credit, delivery_count } = sender as unknown as SenderInternals;
  return credit + delivery_count;
}

/**
 * Ends a delivery with the broker's word. rhea would keep it until the receiver settles, too, but receivers that leave
 * settling to the broker never say so, and it keeps two thousand at most.
 */
export function settleForGood(delivery: Delivery, outcome: unknown): void {
  delivery.update(true, outcome);
  (delivery as { remote_settled: boolean }).remote_settled = true;
}

/** Marks a delivery as needing no answer, before it is written. */
export function settleInAdvance(delivery: Delivery): void {
  (delivery as { settled: boolean }).settled = true;
}
