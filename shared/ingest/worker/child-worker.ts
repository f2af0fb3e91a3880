import { fork, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { IngestFailure } from '../failure.ts';
import type { WorkerLimits } from './worker-limits.ts';
import type { WorkerJob, WorkerReport } from './worker-protocol.ts';

/** `worker-process.ts` next to this source; `worker-process.js` next to the bundle. */
const processEntry = new URL(
  import.meta.url.endsWith('.ts') ? './worker-process.ts' : './worker-process.js',
  import.meta.url,
);

/** All that a worker gets of the host's environment: it has no use for connection strings and keys. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ', 'LANG'];

/** A worker that still holds this share of its memory after a job would leave the next document too little. */
const wornOut = 0.5;

/**
 * A process with one worker thread that does one job at a time. When a job breaks its limits the process ends, and the
 * operating system takes back all its memory; after a thread of this process, much of it would stay with the allocator.
 */
export class ChildWorker {
  readonly #child: ChildProcess;
  readonly #memory: number;
  #ended = false;

  constructor(entry: URL, limits: WorkerLimits) {
    this.#memory = limits.memory;
    this.#child = fork(fileURLToPath(processEntry), [entry.href, JSON.stringify(limits)], {
      serialization: 'advanced',
      // Options of this process, such as a debugger's port, are not for another one.
      execArgv: [],
      env: Object.fromEntries(passedOn.flatMap((name) => entryOf(name, process.env[name]))),
      // Parsers print about faults in documents, and hostile ones could flood the log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('exit', () => (this.#ended = true));
    // Without a job no one else listens; the pool sees `ended`.
    this.#child.on('error', () => (this.#ended = true));
    this.#keepHostAlive(false);
  }

  /** Whether the process is gone and another one is needed. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Runs one job. In all cases but a result and the job's own refusal the process is ended.
   * @throws IngestFailure as the job says, or `parse_timeout`, `parse_memory`, `parse_crashed`; the signal's reason when it
   *   is aborted; Error when the process could not be started or was killed from outside
   */
  async run(job: WorkerJob, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const fail = (error: unknown) => {
      reject(error instanceof Error ? error : new Error(String(error)));
      this.end();
    };
    const onMessage = ({ outcome, memory }: WorkerReport) => {
      if (memory > this.#memory * wornOut) this.end();
      if (outcome.type === 'done') resolve(outcome.result);
      else if (outcome.type === 'failed') reject(new IngestFailure(outcome.code, outcome));
      else if (outcome.type === 'broken') fail(new IngestFailure(outcome.code, outcome));
      else reject(new IngestFailure('parse_crashed', outcome));
    };
    const onExit = (code: number | null, killedBy: NodeJS.Signals | null) =>
      fail(exitError(code, killedBy));
    const onAbort = () => fail(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#child.on('message', onMessage).on('error', fail).on('exit', onExit);
    this.#keepHostAlive(true);
    try {
      this.#child.send(job, (error) => error && fail(error));
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#child.off('message', onMessage).off('error', fail).off('exit', onExit);
      this.#keepHostAlive(false);
    }
  }

  end(): void {
    this.#ended = true;
    this.#child.kill('SIGKILL');
  }

  #keepHostAlive(keep: boolean): void {
    const { channel } = this.#child;
    if (keep) {
      this.#child.ref();
      channel?.ref();
    } else {
      this.#child.unref();
      channel?.unref();
    }
  }
}

/** A crash is the document's fault and would come back; whoever killed the process from outside need not do so again. */
function exitError(code: number | null, killedBy: NodeJS.Signals | null): Error {
  if (killedBy === 'SIGKILL') {
    return new Error('The process that read the document was killed, maybe for lack of memory.');
  }
  return new IngestFailure('parse_crashed', { detail: `Its process ended: ${killedBy ?? code}.` });
}

function entryOf(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
