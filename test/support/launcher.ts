import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { processTree } from '../../tools/support/process-tree.ts';

const root = join(import.meta.dirname, '..', '..');
const patienceMs = 60_000;

/** `npm start` as a person would run it, with its inbox and saved state in a folder of the test's. */
export class Launcher {
  /** Everything printed so far. */
  output = '';
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #exit: Promise<unknown[]>;

  constructor(home: string, args: readonly string[]) {
    const { PATH, HOME } = process.env;
    this.#child = spawn(
      process.execPath,
      [join(root, 'tools', 'run.js'), join(root, 'local', 'main.ts'), ...args],
      // Settings of the surrounding shell play no part.
      { cwd: root, env: { PATH, HOME, GROUNDED_HOME: home } },
    );
    this.#exit = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until this was printed. @throws Error with the whole output when it was not before the end */
  async printed(text: string): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!this.output.includes(text)) {
      if (this.hasEnded || Date.now() > deadline) {
        throw new Error(`“${text}” was not printed:\n${this.output}`);
      }
      await delay(50);
    }
  }

  /** The launcher and all it started; undefined where that cannot be seen (not Linux). */
  processes(): number[] | undefined {
    return processTree(this.#child.pid ?? 0);
  }

  /** Sends a signal to the launcher alone. @returns its exit code, null when the signal itself ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.exitCode();
  }

  async exitCode(): Promise<number | null> {
    const [code] = await this.#exit;
    return code as number | null;
  }
}

/** Waits until none of the processes exists. @throws Error with those that do, after ten seconds */
export async function allGone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const left = pids.filter((pid) => existsSync(`/proc/${pid}`));
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Still running: ${left.join(', ')}`);
    await delay(50);
  }
}
