import type { MessageRow } from '../store/message-row.ts';
import type { ServiceBusError } from '../service-bus-error.ts';

/** A message on its way to a receiver. */
export interface DeliveredMessage {
  readonly row: MessageRow;
  readonly content: Buffer;
  /** Undefined when it was not locked: peeked, or removed as it was delivered. */
  readonly lock: { readonly token: string; readonly until: number } | undefined;
}

/** The broker's side of a receiver. */
export interface Consumer {
  readonly mode: 'peek-lock' | 'receive-and-delete';
  /** The session it receives; undefined for receivers without one. */
  readonly sessionId: string | undefined;
  /** How many messages it still takes. */
  readonly credit: number;
  deliver(message: DeliveredMessage): void;
  /** Ends it because the broker can no longer serve it. */
  close(reason: ServiceBusError): void;
}
