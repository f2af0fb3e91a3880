import type { DatabaseSync } from 'node:sqlite';

/** When a timer ran and when it is to run, in milliseconds since the Unix epoch. */
export interface ScheduleStatus {
  readonly last: number | undefined;
  readonly next: number;
  readonly updated: number;
}

/** Keeps a timer's status across restarts, so that a missed run is seen. */
export class ScheduleStatusStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @returns undefined when there is none, or when it belongs to another schedule. */
  find(functionName: string, schedule: string): ScheduleStatus | undefined {
    const row = this.#database
      .prepare(
        'SELECT last, next, updated FROM timer_schedules WHERE function = ? AND schedule = ?',
      )
      .get(functionName, schedule);
    if (!row) return undefined;
    return {
      last: row.last === null ? undefined : Number(row.last),
      next: Number(row.next),
      updated: Number(row.updated),
    };
  }

  /** A run that outlives the host's store is not recorded: it counts as missed at the next start. */
  save(functionName: string, schedule: string, { last, next, updated }: ScheduleStatus): void {
    if (!this.#database.isOpen) return;
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO timer_schedules (function, schedule, last, next, updated) VALUES (?, ?, ?, ?, ?)',
      )
      .run(functionName, schedule, last ?? null, next, updated);
  }
}
