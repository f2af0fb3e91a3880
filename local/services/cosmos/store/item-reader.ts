import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { PartitionScope } from '../partition-key.ts';
import type { ItemPosition } from '../sql/position.ts';
import { LIVE } from '../ttl.ts';
import type { Container } from './container-store.ts';
import { integer, text } from './row.ts';

export interface ScannedItem extends ItemPosition {
  readonly body: string;
}

export interface ScanOptions {
  readonly scope: PartitionScope;
  /** Only the items with this id. */
  readonly id?: string | undefined;
  /** Start with this item (or the next one, if it is gone). */
  readonly from?: ItemPosition | undefined;
}

export interface ChangedItem {
  readonly sequence: number;
  readonly body: string;
}

/** Reads many items: for queries by partition and insertion, for the change feed by time of change. */
export class ItemReader {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #statements = new Map<string, StatementSync>();

  /** @param now the time in milliseconds. */
  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Reads lazily: a query that has its page stops the scan. */
  *scan(container: Container, options: ScanOptions): Generator<ScannedItem> {
    const { scope, id, from } = options;
    const conditions = [
      'container = :container',
      ...partitionConditions(scope),
      ...(id === undefined ? [] : ['id = :id']),
      ...(from ? [startCondition(scope)] : []),
      LIVE,
    ];
    // A few items with one id are sorted; `+` keeps SQLite from reading all others in order instead.
    const order = id === undefined ? 'partition, number' : '+partition, +number';
    const rows = this.#prepare(
      `SELECT partition, number, body FROM items WHERE ${conditions.join(' AND ')} ORDER BY ${order}`,
    ).iterate({
      ...this.#parameters(container, scope),
      ...(id !== undefined && { id }),
      ...(from && { fromNumber: from.number }),
      ...(from && scope.kind !== 'partition' && { fromPartition: from.partition }),
    });
    for (const row of rows) {
      yield {
        partition: text(row, 'partition'),
        number: integer(row, 'number'),
        body: text(row, 'body'),
      };
    }
  }

  /**
   * Items changed after a write, oldest change first; every item once, in its latest version.
   * @param since only changes at or after this time, in seconds.
   */
  changes(
    container: Container,
    scope: PartitionScope,
    after: number,
    since: number,
    limit: number,
  ): ChangedItem[] {
    const conditions = [
      'container = :container',
      ...partitionConditions(scope),
      'sequence > :after',
      'ts >= :since',
      LIVE,
    ];
    return this.#prepare(
      `SELECT sequence, body FROM items WHERE ${conditions.join(' AND ')}
       ORDER BY sequence LIMIT :limit`,
    )
      .all({ ...this.#parameters(container, scope), after, since, limit })
      .map((row) => ({ sequence: integer(row, 'sequence'), body: text(row, 'body') }));
  }

  #parameters(container: Container, scope: PartitionScope): Record<string, SQLInputValue> {
    return {
      container: container.number,
      now: Math.floor(this.#now() / 1000),
      defaultTtl: container.definition.defaultTtl ?? null,
      ...(scope.kind === 'partition' && { key: scope.key }),
      ...(scope.kind === 'prefix' && { prefixFrom: scope.from, prefixTo: scope.to }),
    };
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function partitionConditions(scope: PartitionScope): string[] {
  if (scope.kind === 'partition') return ['partition = :key'];
  if (scope.kind === 'prefix') return ['partition >= :prefixFrom', 'partition < :prefixTo'];
  return [];
}

function startCondition(scope: PartitionScope): string {
  return scope.kind === 'partition'
    ? 'number >= :fromNumber'
    : '(partition, number) >= (:fromPartition, :fromNumber)';
}
