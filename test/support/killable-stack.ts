import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../shared/config/settings.ts';
import { createServices, type Services } from '../../shared/services.ts';
import { ApiClient } from '../../tools/support/api-client.ts';
import { processTree } from '../../tools/support/process-tree.ts';

export interface KillableStack {
  readonly api: ApiClient;
  /** Adapters that talk to this stack's services. */
  readonly services: Services;
  /** SIGKILL to every process of the stack: launcher, host, storage. */
  kill(): Promise<void>;
  /** Stops it in good order. */
  stop(): Promise<void>;
}

/** Starts the local stack in a process tree of its own, with its state in the given folder. */
export async function startKillableStack(stateDirectory: string): Promise<KillableStack> {
  const child = fork(join(import.meta.dirname, 'stack-process.ts'), [stateDirectory], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string; settings: Settings }];
  const exit = once(child, 'exit');
  return {
    api: new ApiClient(message.url),
    services: createServices(message.settings),
    async kill() {
      for (const pid of processTree(child.pid ?? 0) ?? []) process.kill(pid, 'SIGKILL');
      await exit;
    },
    async stop() {
      child.send('stop');
      await exit;
    },
  };
}
