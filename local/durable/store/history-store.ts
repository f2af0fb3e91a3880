import type { HistoryEvent } from '../history-event.ts';
import type { Statements } from './statements.ts';

/** A history event and the orchestrator's action that it records, if it records one. */
export interface HistoryEntry {
  readonly event: HistoryEvent;
  readonly leaf?: number;
}

/** Table `history`: append-only while an execution lasts. */
export class HistoryStore {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  append(instanceId: string, entries: readonly HistoryEntry[]): void {
    const last = this.#sql
      .prepare('SELECT max(seq) AS seq FROM history WHERE instance_id = ?')
      .get(instanceId)?.seq as number | null;
    const insert = this.#sql.prepare(
      'INSERT INTO history (instance_id, seq, leaf, event) VALUES (?, ?, ?, ?)',
    );
    let seq = (last ?? -1) + 1;
    for (const { event, leaf } of entries) {
      // The next reader is always a replay, for which stored events have been played.
      const text = JSON.stringify({ ...event, IsPlayed: true });
      insert.run(instanceId, seq++, leaf ?? null, text);
    }
  }

  /** @returns the events as JSON, joined by commas: the replay needs no more, and it saves parsing them here. */
  text(instanceId: string): string {
    return this.#joined(
      `SELECT group_concat(event, ',' ORDER BY seq) AS events FROM history WHERE instance_id = ?`,
      instanceId,
    );
  }

  events(instanceId: string): HistoryEvent[] {
    return JSON.parse(`[${this.text(instanceId)}]`) as HistoryEvent[];
  }

  /** @returns the "created" events of the orchestrator's own actions, in the order of their leaves. */
  createdEvents(instanceId: string): HistoryEvent[] {
    const text = this.#joined(
      `SELECT group_concat(event, ',' ORDER BY seq) AS events FROM history
       WHERE instance_id = ? AND leaf IS NOT NULL`,
      instanceId,
    );
    return JSON.parse(`[${text}]`) as HistoryEvent[];
  }

  delete(instanceId: string): void {
    this.#sql.prepare('DELETE FROM history WHERE instance_id = ?').run(instanceId);
  }

  #joined(query: string, instanceId: string): string {
    return (this.#sql.prepare(query).get(instanceId)?.events as string | null) ?? '';
  }
}
