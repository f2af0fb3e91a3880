import { processStatus, processTree } from '../support/process-tree.ts';

/**
 * Resident memory of a process and all its descendants in MB; NaN where it cannot be read (not Linux).
 * Shared pages count in each process, so the sum errs on the high side.
 */
export function treeMemory(pid: number): number {
  const tree = processTree(pid);
  return tree ? tree.reduce((sum, one) => sum + processStatus(one, 'VmRSS') / 1024, 0) : NaN;
}
