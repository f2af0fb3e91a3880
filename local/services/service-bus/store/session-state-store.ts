import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What clients keep with a session. */
export class SessionStateStore {
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare(
      'SELECT state FROM session_states WHERE entity = ? AND session_id = ?',
    );
    this.#put = database.prepare('INSERT OR REPLACE INTO session_states VALUES (?, ?, ?)');
    this.#remove = database.prepare(
      'DELETE FROM session_states WHERE entity = ? AND session_id = ?',
    );
  }

  get(entity: string, sessionId: string): Buffer | undefined {
    const state = this.#get.get(entity, sessionId)?.state;
    return state instanceof Uint8Array ? Buffer.from(state) : undefined;
  }

  /** @param state undefined removes it */
  set(entity: string, sessionId: string, state: Uint8Array | undefined): void {
    if (state === undefined) this.#remove.run(entity, sessionId);
    else this.#put.run(entity, sessionId, state);
  }
}
