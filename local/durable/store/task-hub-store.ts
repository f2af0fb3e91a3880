import type { DatabaseSync } from 'node:sqlite';

import { HistoryStore } from './history-store.ts';
import { InstanceStore } from './instance-store.ts';
import { MessageStore } from './message-store.ts';
import { openDatabase } from './open-database.ts';
import { Statements } from './statements.ts';
import { TaskStore } from './task-store.ts';

/** The hub's durable state. Calls are synchronous; group those that belong together in one transaction. */
export class TaskHubStore {
  readonly instances: InstanceStore;
  readonly history: HistoryStore;
  readonly tasks: TaskStore;
  readonly messages: MessageStore;
  readonly #database: DatabaseSync;

  /** @throws Error when the file cannot be opened; see {@link openDatabase} */
  constructor(file: string) {
    this.#database = openDatabase(file);
    const sql = new Statements(this.#database);
    this.instances = new InstanceStore(sql);
    this.history = new HistoryStore(sql);
    this.tasks = new TaskStore(sql);
    this.messages = new MessageStore(sql);
  }

  /** Runs `work` as one transaction: all of its writes happen, or none when it throws. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Deletes an instance with everything that belongs to it. Call it inside a transaction. */
  deleteInstance(instanceId: string): void {
    this.history.delete(instanceId);
    this.tasks.deleteAll(instanceId);
    this.messages.deleteAll(instanceId);
    this.instances.delete(instanceId);
  }

  close(): void {
    this.#database.close();
  }
}
