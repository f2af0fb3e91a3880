import type { DatabaseSync } from 'node:sqlite';
import { MessageIdStore } from './message-id-store.ts';
import { MessageStore } from './message-store.ts';
import { openDatabase } from './open-database.ts';
import { SessionStateStore } from './session-state-store.ts';
import { Transactions } from './transactions.ts';

/** Everything the broker keeps, in one SQLite database. */
export class Store {
  readonly messages: MessageStore;
  readonly messageIds: MessageIdStore;
  readonly sessionStates: SessionStateStore;
  readonly transactions: Transactions;
  readonly #database: DatabaseSync;

  /** @param directory where `service-bus.db` lies; without one all is kept in memory */
  constructor(directory: string | undefined) {
    this.#database = openDatabase(directory);
    this.messages = new MessageStore(this.#database);
    this.messageIds = new MessageIdStore(this.#database);
    this.sessionStates = new SessionStateStore(this.#database);
    this.transactions = new Transactions(this.#database);
  }

  close(): void {
    this.#database.close();
  }
}
