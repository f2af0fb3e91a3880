import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ContainerDefinition } from '../container-definition.ts';
import type { JsonObject } from '../json.ts';
import type { Database } from './database-store.ts';
import { etagOf } from './etag.ts';
import { containerRid, databaseRid } from './resource-id.ts';
import { integer, text, type Row } from './row.ts';
import type { Sequence } from './sequence.ts';

export interface Container {
  readonly number: number;
  readonly rid: string;
  /** Its `_self` link. */
  readonly self: string;
  readonly etag: string;
  readonly definition: ContainerDefinition;
  /** The resource as clients see it. */
  readonly body: JsonObject;
}

/** The containers of all databases. */
export class ContainerStore {
  readonly #sequence: Sequence;
  readonly #find: StatementSync;
  readonly #list: StatementSync;
  readonly #all: StatementSync;
  readonly #insert: StatementSync;
  readonly #setBody: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync, sequence: Sequence) {
    this.#sequence = sequence;
    this.#find = database.prepare(
      'SELECT number, body FROM containers WHERE database = :database AND id = :id',
    );
    this.#list = database.prepare(
      'SELECT number, body FROM containers WHERE database = :database ORDER BY number',
    );
    this.#all = database.prepare('SELECT number, body FROM containers');
    this.#insert = database.prepare(
      "INSERT INTO containers (database, id, body) VALUES (:database, :id, '')",
    );
    this.#setBody = database.prepare('UPDATE containers SET body = :body WHERE number = :number');
    this.#delete = database.prepare('DELETE FROM containers WHERE number = :number');
  }

  find(database: Database, id: string): Container | undefined {
    const row = this.#find.get({ database: database.number, id });
    return row && toContainer(row);
  }

  list(database: Database): Container[] {
    return this.#list.all({ database: database.number }).map(toContainer);
  }

  all(): Container[] {
    return this.#all.all().map(toContainer);
  }

  /** @param ts now, in seconds. */
  create(database: Database, definition: ContainerDefinition, ts: number): Container {
    const result = this.#insert.run({ database: database.number, id: definition.id });
    return this.#write(database, Number(result.lastInsertRowid), definition, ts);
  }

  replace(
    database: Database,
    old: Container,
    definition: ContainerDefinition,
    ts: number,
  ): Container {
    return this.#write(database, old.number, definition, ts);
  }

  /** Deletes the container with its items. */
  delete(container: Container): void {
    this.#sequence.next();
    this.#delete.run({ number: container.number });
  }

  #write(
    database: Database,
    number: number,
    definition: ContainerDefinition,
    ts: number,
  ): Container {
    const rid = containerRid(database.number, number);
    const body = {
      ...definition,
      _rid: rid,
      _ts: ts,
      _self: `dbs/${databaseRid(database.number)}/colls/${rid}/`,
      _etag: etagOf(this.#sequence.next(), ts),
      _docs: 'docs/',
      _sprocs: 'sprocs/',
      _triggers: 'triggers/',
      _udfs: 'udfs/',
      _conflicts: 'conflicts/',
    };
    const stored = JSON.stringify(body);
    this.#setBody.run({ number, body: stored });
    return toContainer({ number, body: stored });
  }
}

function toContainer(row: Row): Container {
  const body = JSON.parse(text(row, 'body')) as JsonObject &
    ContainerDefinition & { _rid: string; _self: string; _etag: string };
  return {
    number: integer(row, 'number'),
    rid: body._rid,
    self: body._self,
    etag: body._etag,
    definition: body,
    body,
  };
}
