import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Numbers every write of the account; session tokens, ETags and the change feed count by it. */
export class Sequence {
  readonly #advance: StatementSync;
  #current: number;

  constructor(database: DatabaseSync) {
    this.#advance = database.prepare('UPDATE sequence SET value = :value');
    this.#current = Number(database.prepare('SELECT value FROM sequence').get()?.value);
  }

  /** The number of the last write. */
  get current(): number {
    return this.#current;
  }

  /** Must run inside the transaction of the write it numbers. */
  next(): number {
    this.#current += 1;
    this.#advance.run({ value: this.#current });
    return this.#current;
  }
}
