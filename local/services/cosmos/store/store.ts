import type { DatabaseSync } from 'node:sqlite';
import { ContainerStore } from './container-store.ts';
import { DatabaseStore } from './database-store.ts';
import { ItemReader } from './item-reader.ts';
import { ItemStore } from './item-store.ts';
import { openDatabase } from './open-database.ts';
import { Sequence } from './sequence.ts';
import { transaction } from './transaction.ts';
import { UniqueKeyStore } from './unique-key-store.ts';

/** Everything the account holds, in one SQLite database. */
export class Store {
  readonly sequence: Sequence;
  readonly databases: DatabaseStore;
  readonly containers: ContainerStore;
  readonly items: ItemStore;
  readonly reader: ItemReader;
  readonly uniqueKeys: UniqueKeyStore;
  readonly #database: DatabaseSync;

  /**
   * @param directory where `cosmos.db` lives; without one the store is kept in memory.
   * @param now the time in milliseconds.
   */
  constructor(directory: string | undefined, now: () => number) {
    this.#database = openDatabase(directory);
    this.sequence = new Sequence(this.#database);
    this.databases = new DatabaseStore(this.#database, this.sequence);
    this.containers = new ContainerStore(this.#database, this.sequence);
    this.items = new ItemStore(this.#database, this.sequence, now);
    this.reader = new ItemReader(this.#database, now);
    this.uniqueKeys = new UniqueKeyStore(this.#database, now);
  }

  /** Runs `work` all or nothing; may be nested. */
  transaction<T>(work: () => T): T {
    return transaction(this.#database, work);
  }

  /** Removes what has expired in every container. */
  purge(): void {
    for (const container of this.containers.all()) {
      this.transaction(() => this.items.purge(container));
    }
  }

  close(): void {
    this.#database.close();
  }
}
