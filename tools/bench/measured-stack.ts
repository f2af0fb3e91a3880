import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ApiClient } from '../support/api-client.ts';
import { treeMemory } from './process-memory.ts';

export interface MeasuredStack {
  readonly api: ApiClient;
  readonly url: string;
  /** The process at the root of the stack. */
  readonly pid: number;
  /** From the start of the process until the API answers ready, in milliseconds. */
  readonly startMilliseconds: number;
  /** Memory of all its processes now, in MB; NaN where it cannot be read. */
  memory(): number;
  close(): Promise<void>;
}

/** Starts a whole local stack with empty state in processes of its own. */
export async function startMeasuredStack(): Promise<MeasuredStack> {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, 'stack-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string }];
  const api = new ApiClient(message.url);
  await api.fetch('/api/health/ready');
  const startMilliseconds = performance.now() - began;
  return {
    api,
    url: message.url,
    startMilliseconds,
    pid: child.pid ?? 0,
    memory: () => treeMemory(child.pid ?? 0),
    async close() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
