import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { toMessageRow, type MessageRow, type MessageState } from './message-row.ts';

const COLUMNS =
  'sequence, state, session_id, enqueued_sequence, enqueued_at, scheduled_at, expires_at, delivery_count';

/** The messages of all entities, by entity path and sequence number. */
export class MessageStore {
  readonly #statements: Record<keyof typeof SQL, StatementSync>;

  constructor(database: DatabaseSync) {
    const entries = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)]);
    this.#statements = Object.fromEntries(entries) as Record<keyof typeof SQL, StatementSync>;
  }

  /** The entity's next number: above all it ever gave out. */
  nextSequenceNumber(entity: string): number {
    return Number(this.#statements.nextSequence.get(entity)?.value);
  }

  insert(entity: string, row: MessageRow, content: Uint8Array): void {
    this.#statements.insert.run(
      entity,
      row.sequenceNumber,
      row.state,
      row.sessionId ?? null,
      row.enqueuedSequenceNumber,
      row.enqueuedAt,
      row.scheduledAt ?? null,
      row.expiresAt === Infinity ? null : row.expiresAt,
      row.deliveryCount,
      content,
    );
  }

  remove(entity: string, sequenceNumber: number): void {
    this.#statements.remove.run(entity, sequenceNumber);
  }

  update(
    entity: string,
    row: Pick<MessageRow, 'sequenceNumber' | 'state' | 'deliveryCount'>,
  ): void {
    this.#statements.update.run(row.state, row.deliveryCount, entity, row.sequenceNumber);
  }

  replaceContent(entity: string, sequenceNumber: number, content: Uint8Array): void {
    this.#statements.replaceContent.run(content, entity, sequenceNumber);
  }

  /** @throws Error when there is no such message */
  content(entity: string, sequenceNumber: number): Buffer {
    const content = this.#statements.content.get(entity, sequenceNumber)?.content;
    if (!(content instanceof Uint8Array)) {
      throw new Error(`The message ${sequenceNumber} of ${entity} is not in the store.`);
    }
    return toBuffer(content);
  }

  /** All of an entity's messages in the order of their numbers. */
  list(entity: string): MessageRow[] {
    return this.#statements.list.all(entity).map(toMessageRow);
  }

  /** @returns messages with numbers from `first` on, of one session if it is given; at least one if there is any */
  page(
    entity: string,
    first: number,
    most: { readonly messages: number; readonly bytes: number },
    sessionId: string | undefined,
  ): { readonly row: MessageRow; readonly content: Buffer }[] {
    const session = sessionId ?? null;
    const page = [];
    let bytes = 0;
    const rows = this.#statements.page.iterate(entity, first, session, session, most.messages);
    for (const columns of rows) {
      const content = toBuffer(columns.content as Uint8Array);
      bytes += content.length;
      if (page.length > 0 && bytes > most.bytes) break;
      page.push({ row: toMessageRow(columns), content });
    }
    return page;
  }

  /** @returns the numbers of the scheduled messages that are due, in the order in which they became so */
  scheduledUntil(entity: string, time: number): number[] {
    return this.#statements.scheduledUntil
      .all(entity, time)
      .map(({ sequence }) => Number(sequence));
  }

  /** @returns false when there is no scheduled message with this number */
  removeScheduled(entity: string, sequenceNumber: number): boolean {
    return this.#statements.removeScheduled.run(entity, sequenceNumber).changes > 0;
  }

  /** @returns numbers of the messages whose time to live ended; scheduled ones have not begun theirs */
  expiredAt(entity: string, time: number): number[] {
    return this.#statements.expired.all(entity, time).map(({ sequence }) => Number(sequence));
  }

  /** @returns when the next scheduled message of an entity is due, `Infinity` when there is none */
  nextSchedule(entity: string): number {
    return toTime(this.#statements.nextSchedule.get(entity)?.time);
  }

  /** @returns when the next message expires after `time`, `Infinity` when none does */
  nextExpiry(entity: string, time: number): number {
    return toTime(this.#statements.nextExpiry.get(entity, time)?.time);
  }
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function toTime(value: unknown): number {
  return value == null ? Infinity : Number(value);
}

const SCHEDULED: MessageState = 'scheduled';

const SQL = {
  nextSequence: `INSERT INTO sequences VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value`,
  insert: `INSERT INTO messages (entity, ${COLUMNS}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  remove: `DELETE FROM messages WHERE entity = ? AND sequence = ?`,
  update: `UPDATE messages SET state = ?, delivery_count = ? WHERE entity = ? AND sequence = ?`,
  replaceContent: `UPDATE messages SET content = ? WHERE entity = ? AND sequence = ?`,
  content: `SELECT content FROM messages WHERE entity = ? AND sequence = ?`,
  list: `SELECT ${COLUMNS} FROM messages WHERE entity = ? ORDER BY sequence`,
  page: `SELECT ${COLUMNS}, content FROM messages WHERE entity = ? AND sequence >= ? AND (? IS NULL OR session_id = ?)
    ORDER BY sequence LIMIT ?`,
  scheduledUntil: `SELECT sequence FROM messages WHERE entity = ? AND scheduled_at <= ? ORDER BY scheduled_at, sequence`,
  removeScheduled: `DELETE FROM messages WHERE entity = ? AND sequence = ? AND state = '${SCHEDULED}'`,
  expired: `SELECT sequence FROM messages WHERE entity = ? AND expires_at <= ? AND state <> '${SCHEDULED}' ORDER BY sequence`,
  nextSchedule: `SELECT min(scheduled_at) AS time FROM messages WHERE entity = ? AND scheduled_at IS NOT NULL`,
  nextExpiry: `SELECT min(expires_at) AS time FROM messages WHERE entity = ? AND expires_at > ?`,
};
