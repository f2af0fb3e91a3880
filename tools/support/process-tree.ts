import { readdirSync, readFileSync } from 'node:fs';

/** A process and all its descendants, by /proc; undefined where there is none (not Linux). */
export function processTree(pid: number): number[] | undefined {
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
  return [...tree];
}

/** A number of `/proc/<pid>/status`; 0 for a process that has just ended. */
export function processStatus(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function readParents(): Map<number, number> | undefined {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(pids.map((pid) => [Number(pid), processStatus(Number(pid), 'PPid')]));
  } catch {
    return undefined;
  }
}
