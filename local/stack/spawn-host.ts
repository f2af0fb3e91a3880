import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { HostLogEntry } from '../host/host-log.ts';
import type { Environment } from './local-settings.ts';
import { LocalError } from './local-error.ts';
import { unusableState } from './unusable-state.ts';

/** How long a host may take to finish its work when asked to stop, in milliseconds. */
const stopTimeoutMs = 5000;

/**
 * AsyncLocalStorage without a hook at every promise, as newer versions of Node have it always: a fifth less work for a
 * streamed answer.
 */
const cheapContextFlags = ['--experimental-async-context-frame'].filter((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
);

export interface HostProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process ends without having been asked to, with its signal or exit code in words. */
  readonly crashed: Promise<string>;
  stop(): Promise<void>;
}

export interface HostProcessOptions {
  readonly entry: string;
  readonly hostJson: unknown;
  readonly eventSubscriptions?: unknown;
  readonly port: number;
  readonly stateDirectory: string;
  readonly pageDirectory: string;
  readonly settings: Environment;
  readonly log: (entry: HostLogEntry) => void;
}

const childMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), url: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('log'), entry: z.custom<HostLogEntry>() }),
]);

/** Starts the Functions host in a child process. @throws LocalError with the host's own sentence when it cannot start */
export async function spawnHost(options: HostProcessOptions): Promise<HostProcess> {
  const { settings, log, ...start } = options;
  const child = fork(fileURLToPath(new URL('./host-process.ts', import.meta.url)), {
    env: { ...process.env, ...settings },
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--enable-source-maps',
      ...cheapContextFlags,
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = Promise.withResolvers<string>();
  const crashed = Promise.withResolvers<string>();
  let stopping = false;
  child.on('message', (message) => {
    const parsed = childMessage.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.type === 'ready') ready.resolve(parsed.data.url);
    else if (parsed.data.type === 'failed')
      ready.reject(failure(parsed.data.message, start.stateDirectory));
    else log(parsed.data.entry);
  });
  // The system had no process to give, or the host is gone when something is sent to it.
  child.on('error', (cause) => {
    ready.reject(
      new LocalError(`The Functions host could not be started (${cause.message}).`, { cause }),
    );
  });
  child.on('exit', (code, signal) => {
    const how = signal ?? `exit code ${code ?? 'none'}`;
    ready.reject(new LocalError(`The Functions host ended while it started (${how}).`));
    if (!stopping) crashed.resolve(how);
  });
  child.send({ type: 'start', ...start });
  const url = await ready.promise;
  return {
    url,
    pid: child.pid ?? 0,
    crashed: crashed.promise,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      stopping = true;
      const exit = once(child, 'exit');
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await exit;
      clearTimeout(timer);
    },
  };
}

/** A sentence that names a saved file is about that file; any other is about the app. */
function failure(message: string, stateDirectory: string): LocalError {
  const isAboutState = message.includes(stateDirectory) && !/\bin use\b/.test(message);
  return isAboutState ? unusableState(message) : new LocalError(message);
}
