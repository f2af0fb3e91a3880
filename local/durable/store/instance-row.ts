import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

import type { Instance, RuntimeStatus } from '../instance.ts';

/** @returns the columns of table `instances`, in no particular order. */
export function instanceToRow(instance: Instance): Record<string, SQLInputValue> {
  return {
    instance_id: instance.instanceId,
    execution_id: instance.executionId,
    name: instance.name,
    version: instance.version,
    status: instance.status,
    input: instance.input,
    output: instance.output,
    custom_status: instance.customStatus,
    created_at: instance.createdAt,
    updated_at: instance.updatedAt,
    parent_instance_id: instance.parent?.instanceId ?? null,
    parent_execution_id: instance.parent?.executionId ?? null,
    parent_task_id: instance.parent?.taskId ?? null,
    next_task_id: instance.nextTaskId,
    barrier_leaf: instance.barrierLeaf,
  };
}

/** Reads a row that {@link instanceToRow} wrote; the schema is STRICT, so that the types hold. */
export function instanceFromRow(row: Record<string, SQLOutputValue>): Instance {
  return {
    instanceId: row.instance_id as string,
    executionId: row.execution_id as string,
    name: row.name as string,
    version: row.version as string | null,
    status: row.status as RuntimeStatus,
    input: row.input as string,
    output: row.output as string | null,
    customStatus: row.custom_status as string | null,
    createdAt: row.created_at as number,
    updatedAt: row.updated_at as number,
    parent:
      row.parent_instance_id === null
        ? null
        : {
            instanceId: row.parent_instance_id as string,
            executionId: row.parent_execution_id as string,
            taskId: row.parent_task_id as number,
          },
    nextTaskId: row.next_task_id as number,
    barrierLeaf: row.barrier_leaf as number | null,
  };
}
