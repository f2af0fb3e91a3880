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

  /** @returns each event as JSON text, which the replay needs and which saves parsing it here. */
  texts(instanceId: string): string[] {
    const rows = this.#sql
      .prepare('SELECT event FROM history WHERE instance_id = ? ORDER BY seq')
      .all(instanceId);
    return rows.map((row) => row.event as string);
  }

  events(instanceId: string): HistoryEvent[] {
    return this.texts(instanceId).map((text) => JSON.parse(text) as HistoryEvent);
  }

  /** @returns the "created" events of the orchestrator's own actions, in the order of their leaves. */
  createdEvents(instanceId: string): HistoryEvent[] {
    const rows = this.#sql
      .prepare('SELECT event FROM history WHERE instance_id = ? AND leaf IS NOT NULL ORDER BY seq')
      .all(instanceId);
    return rows.map((row) => JSON.parse(row.event as string) as HistoryEvent);
  }

  delete(instanceId: string): void {
    this.#sql.prepare('DELETE FROM history WHERE instance_id = ?').run(instanceId);
  }
}
