import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JsonObject } from '../json.ts';
import { etagOf } from './etag.ts';
import { databaseRid } from './resource-id.ts';
import { integer, text } from './row.ts';
import type { Sequence } from './sequence.ts';

export interface Database {
  readonly number: number;
  readonly id: string;
  /** The resource as clients see it. */
  readonly body: JsonObject;
}

/** The databases of the account. */
export class DatabaseStore {
  readonly #sequence: Sequence;
  readonly #find: StatementSync;
  readonly #list: StatementSync;
  readonly #insert: StatementSync;
  readonly #setBody: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync, sequence: Sequence) {
    this.#sequence = sequence;
    this.#find = database.prepare('SELECT number, body FROM databases WHERE id = :id');
    this.#list = database.prepare('SELECT body FROM databases ORDER BY number');
    this.#insert = database.prepare("INSERT INTO databases (id, body) VALUES (:id, '')");
    this.#setBody = database.prepare('UPDATE databases SET body = :body WHERE number = :number');
    this.#delete = database.prepare('DELETE FROM databases WHERE number = :number');
  }

  find(id: string): Database | undefined {
    const row = this.#find.get({ id });
    if (!row) return undefined;
    return {
      number: integer(row, 'number'),
      id,
      body: JSON.parse(text(row, 'body')) as JsonObject,
    };
  }

  list(): JsonObject[] {
    return this.#list.all().map((row) => JSON.parse(text(row, 'body')) as JsonObject);
  }

  /** @param ts now, in seconds. */
  create(id: string, ts: number): Database {
    const number = Number(this.#insert.run({ id }).lastInsertRowid);
    const body = {
      id,
      _rid: databaseRid(number),
      _self: `dbs/${databaseRid(number)}/`,
      _etag: etagOf(this.#sequence.next(), ts),
      _colls: 'colls/',
      _users: 'users/',
      _ts: ts,
    };
    this.#setBody.run({ number, body: JSON.stringify(body) });
    return { number, id, body };
  }

  /** Deletes the database with its containers and their items. */
  delete(database: Database): void {
    this.#sequence.next();
    this.#delete.run({ number: database.number });
  }
}
