import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory of a process and all its descendants in MB, from /proc; undefined where there is none (not Linux).
 * Shared pages count in each process, so the sum errs on the high side.
 */
export function treeMemory(pid: number): number | undefined {
  const parents = readParents();
  if (!parents) return undefined;
  const tree = new Set([pid]);
  // Children may be listed before their parents, so one pass is not enough.
  for (let grown = true; grown;) {
    grown = false;
    for (const [child, parent] of parents) {
      if (tree.has(parent) && !tree.has(child)) {
        tree.add(child);
        grown = true;
      }
    }
  }
  return [...tree].reduce((sum, one) => sum + residentMegabytes(one), 0);
}

function readParents(): Map<number, number> | undefined {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(pids.map((pid) => [Number(pid), statusNumber(Number(pid), 'PPid')]));
  } catch {
    return undefined;
  }
}

function residentMegabytes(pid: number): number {
  return statusNumber(pid, 'VmRSS') / 1024;
}

/** @returns 0 for a process that has just ended */
function statusNumber(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
