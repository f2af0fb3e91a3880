import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostLogEntry } from '../../local/host/host-log.ts';
import { startStack, type Stack } from '../../local/stack/start-stack.ts';
import { ApiClient } from './api-client.ts';

export const root = join(import.meta.dirname, '..', '..');

export interface TemporaryStack extends Stack {
  readonly api: ApiClient;
  readonly url: string;
  readonly stateDirectory: string;
}

/**
 * Starts the local stack on ports of the system's choice, with its state in a folder of its own, which `close` removes
 * unless it was given. Settings of the surrounding shell play no part, only those in `settings`.
 */
export async function startTemporaryStack(
  options: {
    readonly stateDirectory?: string;
    readonly settings?: Readonly<Record<string, string>>;
    readonly log?: (entry: HostLogEntry) => void;
    readonly page?: string;
    /** The module that registers the functions; the sources when absent. */
    readonly entry?: string;
  } = {},
): Promise<TemporaryStack> {
  const stateDirectory = options.stateDirectory ?? mkdtempSync(join(tmpdir(), 'grounded-'));
  const stack = await startStack({
    root,
    ...(options.entry !== undefined && { entry: options.entry }),
    stateDirectory,
    ports: { host: 0, cosmos: 0, search: 0, model: 0, blob: 0, bus: 0 },
    shell: options.settings ?? {},
    page: Promise.resolve(options.page ?? join(root, 'web', 'dist')),
    log: options.log ?? (() => undefined),
  });
  const { url } = stack.host;
  return {
    ...stack,
    url,
    stateDirectory,
    api: new ApiClient(url),
    async close() {
      await stack.close();
      if (options.stateDirectory === undefined) {
        rmSync(stateDirectory, { recursive: true, force: true });
      }
    },
  };
}
