import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JsonObject } from '../json.ts';
import { LIVE, ttlOf } from '../ttl.ts';
import type { Container } from './container-store.ts';
import { etagOf } from './etag.ts';
import { itemRid } from './resource-id.ts';
import { integer, text, type Row } from './row.ts';
import type { Sequence } from './sequence.ts';

export interface StoredItem {
  /** Grows with every insert; an item keeps its number until it is deleted. */
  readonly number: number;
  readonly etag: string;
  /** The item as JSON text, system properties included. */
  readonly body: string;
}

/** Items by container, partition and id. What has expired is not there, even before it is purged. */
export class ItemStore {
  readonly #sequence: Sequence;
  readonly #now: () => number;
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #purge: StatementSync;

  /** @param now the time in milliseconds. */
  constructor(database: DatabaseSync, sequence: Sequence, now: () => number) {
    const one = 'container = :container AND partition = :partition AND id = :id';
    this.#sequence = sequence;
    this.#now = now;
    this.#find = database.prepare(`SELECT number, etag, body FROM items WHERE ${one} AND ${LIVE}`);
    this.#insert = database.prepare(
      `INSERT INTO items (container, partition, id, sequence, ts, ttl, etag, body)
       VALUES (:container, :partition, :id, :sequence, :ts, :ttl, :etag, '')`,
    );
    this.#update = database.prepare(
      `UPDATE items SET sequence = :sequence, ts = :ts, ttl = :ttl, etag = :etag, body = :body
       WHERE number = :number`,
    );
    this.#delete = database.prepare(`DELETE FROM items WHERE ${one}`);
    this.#purge = database.prepare(
      `DELETE FROM items WHERE container = :container AND NOT ${LIVE}`,
    );
  }

  find(container: Container, partition: string, id: string): StoredItem | undefined {
    const row = this.#find.get({
      container: container.number,
      partition,
      id,
      ...this.#clock(container),
    });
    return row && toStoredItem(row);
  }

  /**
   * Writes an item and gives it its system properties.
   * @param old the stored item that this one replaces, if any.
   */
  put(
    container: Container,
    partition: string,
    item: JsonObject & { id: string },
    old: StoredItem | undefined,
  ): StoredItem {
    const sequence = this.#sequence.next();
    const ts = Math.floor(this.#now() / 1000);
    const version = { sequence, ts, ttl: ttlOf(item.ttl), etag: etagOf(sequence, ts) };
    const number = old?.number ?? this.#add(container, partition, item.id, version);
    const rid = itemRid(container.number, number);
    const body = JSON.stringify({
      ...item,
      _rid: rid,
      _self: `${container.self}docs/${rid}/`,
      _etag: version.etag,
      _attachments: 'attachments/',
      _ts: ts,
    });
    this.#update.run({ number, ...version, body });
    return { number, etag: version.etag, body };
  }

  delete(container: Container, partition: string, id: string): void {
    this.#sequence.next();
    this.#delete.run({ container: container.number, partition, id });
  }

  /** Removes what has expired from a container for good. */
  purge(container: Container): void {
    if (container.definition.defaultTtl === undefined) return;
    this.#purge.run({ container: container.number, ...this.#clock(container) });
  }

  #add(
    container: Container,
    partition: string,
    id: string,
    version: { sequence: number; ts: number; ttl: number | null; etag: string },
  ): number {
    const key = { container: container.number, partition, id };
    // An expired item may still be in the way.
    this.#delete.run(key);
    return Number(this.#insert.run({ ...key, ...version }).lastInsertRowid);
  }

  #clock(container: Container): { now: number; defaultTtl: number | null } {
    return {
      now: Math.floor(this.#now() / 1000),
      defaultTtl: container.definition.defaultTtl ?? null,
    };
  }
}

function toStoredItem(row: Row): StoredItem {
  return { number: integer(row, 'number'), etag: text(row, 'etag'), body: text(row, 'body') };
}
