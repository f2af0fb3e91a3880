import type { InboxEvent } from '../history-event.ts';
import type { Statements } from './statements.ts';

/** An event on its way into an instance's history. */
export interface Message {
  readonly seq: number;
  readonly event: InboxEvent;
}

/** Table `messages`: the inbox of every instance. */
export class MessageStore {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** @param canWait true for a plain result, which need not wake an orchestrator that waits for more */
  add(instanceId: string, event: InboxEvent, canWait = false): void {
    this.#sql
      .prepare('INSERT INTO messages (instance_id, can_wait, event) VALUES (?, ?, ?)')
      .run(instanceId, Number(canWait), JSON.stringify(event));
  }

  /** @returns the instance's messages in the order of their arrival. */
  list(instanceId: string): Message[] {
    const rows = this.#sql
      .prepare('SELECT seq, event FROM messages WHERE instance_id = ? ORDER BY seq')
      .all(instanceId);
    return rows.map((row) => ({
      seq: row.seq as number,
      event: JSON.parse(row.event as string) as InboxEvent,
    }));
  }

  /** @returns how many messages of each sort wait for the instance (0 and 1 are enough to tell). */
  waiting(instanceId: string): { canWait: boolean; urgent: boolean } {
    const exists = this.#sql.prepare(
      'SELECT 1 FROM messages WHERE instance_id = ? AND can_wait = ? LIMIT 1',
    );
    return {
      canWait: exists.get(instanceId, 1) !== undefined,
      urgent: exists.get(instanceId, 0) !== undefined,
    };
  }

  /** @returns the ids of all instances with an inbox that is not empty. */
  recipients(): string[] {
    const rows = this.#sql.prepare('SELECT DISTINCT instance_id FROM messages').all();
    return rows.map((row) => row.instance_id as string);
  }

  delete(seqs: readonly number[]): void {
    const statement = this.#sql.prepare('DELETE FROM messages WHERE seq = ?');
    for (const seq of seqs) statement.run(seq);
  }

  deleteAll(instanceId: string): void {
    this.#sql.prepare('DELETE FROM messages WHERE instance_id = ?').run(instanceId);
  }
}
