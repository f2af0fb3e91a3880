import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { LocalService, LocalServiceOptions } from './service.ts';

/** Blob storage on this machine. */
export interface Azurite extends LocalService {
  /** For the storage SDKs and for `AzureWebJobsStorage`. */
  readonly connectionString: string;
}

const account = 'devstoreaccount1';
/** The published key of every storage emulator; it guards nothing. */
const accountKey =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const stopPatienceMs = 5_000;

/**
 * Starts Azurite's blob service as a child process; its files lie in `<directory>/azurite`. It ends with
 * this process, however that ends, and is stopped by SIGTERM: a SIGKILL would lose the latest writes.
 * @throws Error when the port is taken or Azurite does not start, with what it said.
 */
export async function startAzurite({ directory, port }: LocalServiceOptions): Promise<Azurite> {
  const child = spawn(process.execPath, azuriteArguments(directory, port), {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Out of reach of Ctrl-C, which the terminal sends to its whole group: the host, which may
    // still be writing blobs, stops first.
    detached: true,
  });
  const endpoint = await waitUntilListening(child, port);
  return {
    endpoint: `${endpoint}/${account}`,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${accountKey};BlobEndpoint=${endpoint}/${account};`,
    close: () => stop(child),
  };
}

function azuriteArguments(directory: string | undefined, port: number): string[] {
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js');
  return [
    ...preloaded('./end-with-parent.ts'),
    ...preloaded('./enforce-storage-rules.ts'),
    ...preloaded('./stamp-writes.ts'),
    main,
    '--blobHost',
    '127.0.0.1',
    '--blobPort',
    String(port),
    '--silent',
    '--skipApiVersionCheck',
    '--disableTelemetry',
    ...storageArguments(directory),
  ];
}

function preloaded(module: string): string[] {
  return ['--import', new URL(module, import.meta.url).href];
}

function storageArguments(directory: string | undefined): string[] {
  if (directory === undefined) return ['--inMemoryPersistence'];
  const location = join(directory, 'azurite');
  mkdirSync(location, { recursive: true });
  return ['--location', location];
}

/** @returns the address that Azurite prints once it accepts connections. */
async function waitUntilListening(
  child: ChildProcessWithoutNullStreams,
  port: number,
): Promise<string> {
  const listening = Promise.withResolvers<string>();
  let output = '';
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    const address = /successfully listens on (http:\/\/[\w.:]+)/.exec(output)?.[1];
    if (address !== undefined) listening.resolve(address);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.once('error', listening.reject);
  child.once('exit', () => listening.reject(new Error(explain(output, port))));
  try {
    return await listening.promise;
  } finally {
    // What it says later is thrown away, but read: a full pipe would stop it.
    child.stdout.off('data', read).resume();
    child.stderr.off('data', read).resume();
  }
}

function explain(output: string, port: number): string {
  return output.includes('EADDRINUSE')
    ? `Port ${port} for blob storage is in use. Stop the program that holds it, or choose another port.`
    : `Azurite, the blob storage, did not start: ${output.trim()}`;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
  await exited;
  clearTimeout(timer);
}
