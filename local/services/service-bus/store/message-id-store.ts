import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The ids of messages that an entity has seen, and when. */
export class MessageIdStore {
  readonly #find: StatementSync;
  readonly #put: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare(
      'SELECT 1 FROM message_ids WHERE entity = ? AND message_id = ? AND seen_at > ?',
    );
    this.#put = database.prepare('INSERT OR REPLACE INTO message_ids VALUES (?, ?, ?)');
    this.#forget = database.prepare('DELETE FROM message_ids WHERE entity = ? AND seen_at <= ?');
  }

  /** Whether the id was seen after the time. */
  has(entity: string, messageId: string, after: number): boolean {
    return this.#find.get(entity, messageId, after) !== undefined;
  }

  add(entity: string, messageId: string, seenAt: number): void {
    this.#put.run(entity, messageId, seenAt);
  }

  /** Forgets what was seen at or before the time. */
  forget(entity: string, until: number): void {
    this.#forget.run(entity, until);
  }
}
