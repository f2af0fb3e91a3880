import { execFileSync } from 'node:child_process';
import { root } from '../support/temporary-stack.ts';

/** The commit that is checked out; undefined outside a repository or without git. */
export function currentCommit(): string | undefined {
  try {
    const options = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', ['rev-parse', 'HEAD'], options).trim();
  } catch {
    return undefined;
  }
}
