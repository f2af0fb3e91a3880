import type { MessageRow } from '../store/message-row.ts';
import type { Consumer } from './consumer.ts';

export interface MessageLock {
  readonly token: string;
  /** In milliseconds since 1970. */
  readonly until: number;
  /** Undefined for a deferred message, which was fetched by its number. */
  readonly holder: Consumer | undefined;
}

/** What the broker has in memory of a message that is active or deferred. */
export interface HeldMessage {
  row: MessageRow;
  lock: MessageLock | undefined;
}
