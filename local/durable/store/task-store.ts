import type { SQLOutputValue } from 'node:sqlite';

import type { RetryState, Task, TaskKey } from '../task.ts';
import type { Statements } from './statements.ts';

/** Table `tasks`: scheduled work until its result enters the history. */
export class TaskStore {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  add(task: Task): void {
    this.#sql
      .prepare(
        `INSERT INTO tasks (instance_id, execution_id, task_id, kind, leaf, name, input, fire_at, retry)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        task.instanceId,
        task.executionId,
        task.taskId,
        task.kind,
        task.leaf,
        task.name,
        task.input,
        task.fireAt,
        task.retry && JSON.stringify(task.retry),
      );
  }

  /** @returns the tasks of an instance by sequence number, settled ones (with a result in the inbox) included. */
  byId(instanceId: string): Map<number, Task> {
    const rows = this.#sql.prepare('SELECT * FROM tasks WHERE instance_id = ?').all(instanceId);
    return new Map(rows.map(taskFromRow).map((task) => [task.taskId, task]));
  }

  /** @returns the task, unless it has a result or its execution is over. */
  open(key: TaskKey): Task | undefined {
    const row = this.#sql
      .prepare(
        'SELECT * FROM tasks WHERE instance_id = ? AND task_id = ? AND execution_id = ? AND settled = 0',
      )
      .get(key.instanceId, key.taskId, key.executionId);
    return row && taskFromRow(row);
  }

  /** @returns true when a task of this leaf or a later one has no result yet. */
  hasOpen(instanceId: string, fromLeaf: number): boolean {
    const row = this.#sql
      .prepare('SELECT 1 FROM tasks WHERE instance_id = ? AND leaf >= ? AND settled = 0 LIMIT 1')
      .get(instanceId, fromLeaf);
    return row !== undefined;
  }

  /** @returns all activities without a result, oldest first. */
  openActivities(): Task[] {
    const rows = this.#sql
      .prepare("SELECT * FROM tasks WHERE kind = 'activity' AND settled = 0 ORDER BY seq")
      .all();
    return rows.map(taskFromRow);
  }

  /** @returns the timers whose time has come, earliest first. */
  dueTimers(now: number): Task[] {
    const rows = this.#sql
      .prepare('SELECT * FROM tasks WHERE settled = 0 AND fire_at <= ? ORDER BY fire_at, seq')
      .all(now);
    return rows.map(taskFromRow);
  }

  /** @returns when the next timer fires, milliseconds since the Unix epoch. */
  nextFireAt(): number | undefined {
    const row = this.#sql
      .prepare(
        'SELECT fire_at FROM tasks WHERE settled = 0 AND fire_at IS NOT NULL ORDER BY fire_at LIMIT 1',
      )
      .get();
    return row?.fire_at as number | undefined;
  }

  /**
   * Marks that the task's result is in the inbox.
   *
   * @returns false when the task is gone or has a result already, so that this one must be dropped
   */
  settle(key: TaskKey): boolean {
    const { changes } = this.#sql
      .prepare(
        'UPDATE tasks SET settled = 1 WHERE instance_id = ? AND task_id = ? AND execution_id = ? AND settled = 0',
      )
      .run(key.instanceId, key.taskId, key.executionId);
    return Number(changes) === 1;
  }

  delete(instanceId: string, taskIds: readonly number[]): void {
    const statement = this.#sql.prepare('DELETE FROM tasks WHERE instance_id = ? AND task_id = ?');
    for (const taskId of taskIds) statement.run(instanceId, taskId);
  }

  deleteAll(instanceId: string): void {
    this.#sql.prepare('DELETE FROM tasks WHERE instance_id = ?').run(instanceId);
  }
}

function taskFromRow(row: Record<string, SQLOutputValue>): Task {
  const retry = row.retry as string | null;
  return {
    instanceId: row.instance_id as string,
    executionId: row.execution_id as string,
    taskId: row.task_id as number,
    kind: row.kind as Task['kind'],
    leaf: row.leaf as number,
    name: row.name as string,
    input: row.input as string,
    fireAt: row.fire_at as number | null,
    retry: retry === null ? null : (JSON.parse(retry) as RetryState),
  };
}
