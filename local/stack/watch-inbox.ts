import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { InboxMemory } from './inbox-memory.ts';
import { listFiles, type ListedFile } from './list-files.ts';
import { sentence } from './sentence.ts';

const pollMs = 500;

export interface InboxOptions {
  readonly directory: string;
  /** Remembers what was put in already, across restarts. */
  readonly memoryFile: string;
  /** Called for each new or changed file; `name` is its path below the inbox with `/`. Tried again when it fails. */
  readonly put: (file: string, name: string) => Promise<void>;
  /** Called once for each reason why a file, or a folder, could not be put in. */
  readonly onError: (name: string, error: unknown) => void;
  /** Waits between two looks. Rejects or resolves at once when the signal is aborted. */
  readonly pause?: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Watches the inbox folder: a file that is new or changed, and whose size no longer grows, is put in. It is polled,
 * since native watchers miss files on network drives and differ between systems.
 * @throws the system's error when the folder cannot be made
 */
export function watchInbox(options: InboxOptions): { close(): Promise<void> } {
  mkdirSync(options.directory, { recursive: true });
  const inbox = new Inbox(options);
  const controller = new AbortController();
  const { signal } = controller;
  const pause = options.pause ?? (() => delay(pollMs, undefined, { signal }));
  const running = (async () => {
    while (!signal.aborted) {
      await inbox.look(signal);
      await pause(signal).catch(() => undefined);
    }
  })();
  return {
    async close() {
      controller.abort();
      await running;
    },
  };
}

class Inbox {
  readonly #options: InboxOptions;
  readonly #memory: InboxMemory;
  /** Files seen once in this state. */
  readonly #pending = new Map<string, string>();
  /** What was last said about each file or folder. */
  readonly #complaints = new Map<string, string>();

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#memory = new InboxMemory(options.memoryFile);
  }

  /** Never rejects: what failed is reported, and tried again by a later look. */
  async look(signal: AbortSignal): Promise<void> {
    const { directory } = this.#options;
    try {
      await mkdir(directory, { recursive: true });
      const unread: string[] = [];
      const files = await listFiles(directory, (name, error) => {
        unread.push(name);
        this.#complain(name, error);
      });
      if (unread.length === 0) this.#memory.keepOnly(new Set(files.map(({ name }) => name)));
      for (const file of files) {
        if (signal.aborted) return;
        await this.#take(file, signal);
      }
    } catch (error) {
      this.#complain('', error);
    }
  }

  async #take({ file, name, state }: ListedFile, signal: AbortSignal): Promise<void> {
    if (this.#memory.has(name, state)) return;
    // Two looks with the same size and time: the copy into the folder is complete.
    if (this.#pending.get(name) !== state) {
      this.#pending.set(name, state);
      return;
    }
    this.#pending.delete(name);
    try {
      await this.#options.put(file, name);
      this.#memory.add(name, state);
      this.#complaints.delete(name);
    } catch (error) {
      // Closing gives up what is under way.
      if (!signal.aborted) this.#complain(name, error);
    }
  }

  #complain(name: string, error: unknown): void {
    const complaint = sentence(error);
    if (this.#complaints.get(name) === complaint) return;
    this.#complaints.set(name, complaint);
    this.#options.onError(name, error);
  }
}
