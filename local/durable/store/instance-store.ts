import type { SQLInputValue } from 'node:sqlite';

import type { Instance, RuntimeStatus } from '../instance.ts';
import { instanceFromRow, instanceToRow } from './instance-row.ts';
import type { Statements } from './statements.ts';

/** Which instances a listing or a purge concerns. Times are milliseconds since the Unix epoch. */
export interface InstanceFilter {
  readonly createdFrom?: number | undefined;
  readonly createdTo?: number | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly idPrefix?: string | undefined;
}

/** Table `instances`. */
export class InstanceStore {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  get(instanceId: string): Instance | undefined {
    const row = this.#sql.prepare('SELECT * FROM instances WHERE instance_id = ?').get(instanceId);
    return row && instanceFromRow(row);
  }

  status(instanceId: string): RuntimeStatus | undefined {
    return this.get(instanceId)?.status;
  }

  /** Inserts the instance, or replaces the row of the same id. */
  put(instance: Instance): void {
    const row = instanceToRow(instance);
    const columns = Object.keys(row);
    this.#sql
      .prepare(
        `INSERT OR REPLACE INTO instances (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
      )
      .run(...Object.values(row));
  }

  delete(instanceId: string): void {
    this.#sql.prepare('DELETE FROM instances WHERE instance_id = ?').run(instanceId);
  }

  /**
   * One page of instances in the order of their ids.
   *
   * @param after id of the last instance of the page before
   */
  list(filter: InstanceFilter, page: { after?: string | undefined; limit: number }): Instance[] {
    const { where, values } = condition(filter);
    const rows = this.#sql
      .prepare(
        `SELECT * FROM instances WHERE ${where} AND instance_id > ? ORDER BY instance_id LIMIT ?`,
      )
      .all(...values, page.after ?? '', page.limit);
    return rows.map(instanceFromRow);
  }
}

function condition(filter: InstanceFilter): { where: string; values: SQLInputValue[] } {
  const terms = ['1 = 1'];
  const values: SQLInputValue[] = [];
  const add = (term: string, ...more: SQLInputValue[]): void => {
    terms.push(term);
    values.push(...more);
  };
  if (filter.createdFrom !== undefined) add('created_at >= ?', filter.createdFrom);
  if (filter.createdTo !== undefined) add('created_at <= ?', filter.createdTo);
  if (filter.idPrefix)
    add('substr(instance_id, 1, length(?)) = ?', filter.idPrefix, filter.idPrefix);
  if (filter.statuses) {
    add(`status IN (${filter.statuses.map(() => '?').join()})`, ...filter.statuses);
  }
  return { where: terms.join(' AND '), values };
}
