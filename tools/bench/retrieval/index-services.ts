import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { localSettings } from '../../../local/stack/local-settings.ts';
import { readSettings } from '../../../shared/config/read-settings.ts';
import { createServices, type Services } from '../../../shared/services.ts';
import { root } from '../../support/temporary-stack.ts';
import type { Spent } from './index-process.ts';

export interface IndexServices {
  /** The product's services, of which the index and the model are there. */
  readonly services: Services;
  /** What the index and the model have used so far. */
  readonly spent: () => Promise<Spent>;
  readonly close: () => Promise<void>;
}

/** Starts an empty index and the model in a process of their own, without files. */
export async function startIndexServices(): Promise<IndexServices> {
  const child = fork(join(import.meta.dirname, 'index-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [endpoints] = (await once(child, 'message')) as [Record<string, string>];
  return {
    services: createServices(readSettings(localSettings(root, endpoints, {}))),
    async spent() {
      child.send('spent');
      const [spent] = (await once(child, 'message')) as [Spent];
      return spent;
    },
    async close() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
