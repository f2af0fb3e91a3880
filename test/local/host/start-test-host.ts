import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostLogEntry, InvocationLogEntry } from '../../../local/host/host-log.ts';
import type { Host, HostOptions } from '../../../local/host/host-options.ts';
import { startHost } from '../../../local/host/start-host.ts';

/** A host on a free port with a state directory of its own, and its log. */
export interface TestHost extends Host {
  readonly stateDirectory: string;
  readonly entries: readonly HostLogEntry[];
  /** Waits for the first log entry, past or to come, that `accepts` accepts. */
  waitForEntry(accepts: (entry: HostLogEntry) => boolean): Promise<HostLogEntry>;
  waitForInvocation(functionName: string): Promise<InvocationLogEntry>;
}

/** @param fixture name of a file in `fixtures/`. */
export async function startTestHost(
  fixture: string,
  options: Partial<HostOptions> = {},
): Promise<TestHost> {
  const stateDirectory =
    options.stateDirectory ?? (await mkdtemp(join(tmpdir(), 'grounded-host-')));
  const entries: HostLogEntry[] = [];
  const written = new EventEmitter().setMaxListeners(0);
  const host = await startHost({
    entry: new URL(`./fixtures/${fixture}`, import.meta.url).href,
    hostJson: { version: '2.0' },
    port: 0,
    hostKey: 'test-key',
    blobPollMs: 25,
    stateDirectory,
    log(entry) {
      entries.push(entry);
      written.emit('entry');
    },
    ...options,
  });
  const waitForEntry = async (accepts: (entry: HostLogEntry) => boolean) => {
    for (;;) {
      const found = entries.find(accepts);
      if (found) return found;
      await once(written, 'entry');
    }
  };
  return {
    ...host,
    stateDirectory,
    entries,
    waitForEntry,
    async waitForInvocation(functionName) {
      const isIt = (entry: HostLogEntry): entry is InvocationLogEntry =>
        entry.kind === 'invocation' && entry.function === functionName;
      await waitForEntry(isIt);
      const entry = entries.findLast(isIt);
      if (!entry) throw new Error('unreachable: the entry was just seen');
      return entry;
    },
    async close() {
      await host.close();
      if (options.stateDirectory === undefined)
        await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}
