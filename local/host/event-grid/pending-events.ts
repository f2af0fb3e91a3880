import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EventGridEvent } from './event-grid-event.ts';

/** The events that one function still has to be given; what is in here outlives the process. */
export class PendingEvents {
  readonly #database: DatabaseSync;
  readonly #function: string;
  readonly #insert: StatementSync;
  readonly #list: StatementSync;
  readonly #countFailure: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync, functionName: string) {
    this.#database = database;
    this.#function = functionName;
    this.#insert = database.prepare(
      `INSERT INTO pending_events (function, id, event, attempts) VALUES (?, ?, ?, 0)
       ON CONFLICT DO NOTHING`,
    );
    this.#list = database.prepare(
      'SELECT event FROM pending_events WHERE function = ? ORDER BY sequence',
    );
    this.#countFailure = database.prepare(
      `UPDATE pending_events SET attempts = attempts + 1 WHERE function = ? AND id = ?
       RETURNING attempts`,
    );
    this.#remove = database.prepare('DELETE FROM pending_events WHERE function = ? AND id = ?');
  }

  /** False once the host has closed its store; what ends later is forgotten and comes again. */
  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  /** @returns whether the event is new; one that is pending already is not kept twice. */
  add(event: EventGridEvent): boolean {
    return this.#insert.run(this.#function, event.id, JSON.stringify(event)).changes > 0;
  }

  /** Oldest first. */
  list(): EventGridEvent[] {
    return this.#list
      .all(this.#function)
      .map(({ event }) => JSON.parse(String(event)) as EventGridEvent);
  }

  /** @returns how often the function has failed on the event. */
  countFailure({ id }: EventGridEvent): number {
    return Number(this.#countFailure.get(this.#function, id)?.attempts);
  }

  remove({ id }: EventGridEvent): void {
    this.#remove.run(this.#function, id);
  }
}
