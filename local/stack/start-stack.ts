import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provision } from '../../shared/adapters/provision.ts';
import { readSettings } from '../../shared/config/read-settings.ts';
import { createServices, type Services } from '../../shared/services.ts';
import type { HostLogEntry } from '../host/host-log.ts';
import type { StackPorts } from './free-ports.ts';
import { localSettings, type Environment } from './local-settings.ts';
import { spawnHost, type HostProcess } from './spawn-host.ts';
import { startServices, type LocalServices } from './start-services.ts';

/** Everything Grounded consists of on one machine, running. */
export interface Stack {
  readonly host: HostProcess;
  readonly settings: Environment;
  /** The same adapters the functions use, for putting documents in and reading progress. */
  readonly services: Services;
  close(): Promise<void>;
}

export interface StackOptions {
  readonly root: string;
  /** The module that registers the functions; the sources when absent. */
  readonly entry?: string;
  readonly stateDirectory: string;
  readonly ports: StackPorts;
  readonly shell: Readonly<Record<string, string | undefined>>;
  readonly page: Promise<string>;
  readonly log: (entry: HostLogEntry) => void;
}

/**
 * Starts the local services, makes what the app expects to find in them, then starts the Functions host.
 * @throws LocalError or AppError with a sentence for the person at the keyboard; nothing is left running then
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { root, ports, stateDirectory } = options;
  const local = await startServices(ports, stateDirectory);
  try {
    const environment = localSettings(root, local.endpoints, options.shell);
    const settings = readSettings(environment);
    const services = createServices(settings);
    await provision(settings, AbortSignal.timeout(30_000));
    const hostDirectory = join(stateDirectory, 'host');
    mkdirSync(hostDirectory, { recursive: true });
    const host = await spawnHost({
      entry: options.entry ?? join(root, 'functions', 'main.ts'),
      hostJson: readJson(join(root, 'host.json')),
      eventSubscriptions: readJson(join(root, 'infra', 'event-subscriptions.json')),
      port: ports.host,
      stateDirectory: hostDirectory,
      pageDirectory: await options.page,
      settings: environment,
      log: options.log,
    });
    return {
      host,
      settings: environment,
      services,
      close: () => closeAll(host, local),
    };
  } catch (error) {
    await local.close();
    throw error;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The host first: it still needs the services to finish what it is doing. */
async function closeAll(host: HostProcess, local: LocalServices): Promise<void> {
  await host.stop();
  await local.close();
}
