import type { DatabaseSync } from 'node:sqlite';

/** All-or-nothing changes, and what is to follow once they are on disk. */
export class Transactions {
  readonly #database: DatabaseSync;
  #afterCommit: (() => void)[] | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Runs `work` all or nothing; within another transaction it is a part of it. */
  run<T>(work: () => T): T {
    if (this.#afterCommit) return work();
    const followUps: (() => void)[] = [];
    this.#afterCommit = followUps;
    this.#database.exec('BEGIN IMMEDIATE');
    let result: T;
    try {
      result = work();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#afterCommit = undefined;
    }
    for (const followUp of followUps) followUp();
    return result;
  }

  /** Calls back once the running transaction is on disk, and never when it is undone. */
  afterCommit(followUp: () => void): void {
    if (!this.#afterCommit) throw new Error('There is no transaction to wait for.');
    this.#afterCommit.push(followUp);
  }
}
