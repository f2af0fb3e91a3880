import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const pollMs = 500;

export interface InboxOptions {
  readonly directory: string;
  /** Remembers what was put in already, across restarts. */
  readonly memoryFile: string;
  /** Called for each new or changed file; `name` is its path below the inbox with `/`. */
  readonly put: (file: string, name: string) => Promise<void>;
  readonly onError: (name: string, error: unknown) => void;
}

/**
 * Watches the inbox folder: a file that is new or changed, and whose size no longer grows, is put in. It is polled,
 * since native watchers miss files on network drives and differ between systems.
 */
export function watchInbox(options: InboxOptions): { close(): Promise<void> } {
  mkdirSync(options.directory, { recursive: true });
  const done = readMemory(options.memoryFile);
  const pending = new Map<string, string>();
  const controller = new AbortController();
  const running = (async () => {
    while (!controller.signal.aborted) {
      await scan(options, done, pending);
      await pause(pollMs, controller.signal);
    }
  })();
  return {
    async close() {
      controller.abort();
      await running;
    },
  };
}

async function scan(
  options: InboxOptions,
  done: Map<string, string>,
  pending: Map<string, string>,
): Promise<void> {
  for (const { file, name, state } of await files(options.directory)) {
    if (done.get(name) === state) continue;
    // Two looks with the same size and time: the copy into the folder is complete.
    if (pending.get(name) !== state) {
      pending.set(name, state);
      continue;
    }
    pending.delete(name);
    try {
      await options.put(file, name);
      done.set(name, state);
      writeFileSync(options.memoryFile, JSON.stringify([...done]));
    } catch (error) {
      options.onError(name, error);
    }
  }
}

async function files(directory: string) {
  const found: { file: string; name: string; state: string }[] = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    // The file may be gone again by now.
    const status = await stat(file).catch(() => undefined);
    if (!status) continue;
    const name = relative(directory, file).split(sep).join('/');
    found.push({ file, name, state: `${status.mtimeMs}:${status.size}` });
  }
  return found;
}

function readMemory(file: string): Map<string, string> {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, string][]);
  } catch {
    // Nothing remembered, or not readably: files are put in again, which changes nothing but their version.
    return new Map();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = () => resolve(undefined);
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
}
