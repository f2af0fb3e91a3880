import process from 'node:process';
import * as z from 'zod';
import type { Host } from '../host/host-options.ts';
import { startHost } from '../host/start-host.ts';
import { servePage } from './serve-page.ts';

/**
 * The Functions host as a process of its own, as in Azure: what a function does cannot stop the services or the
 * launcher. Started by `spawn-host.ts`, which passes the settings as the environment.
 */
const startMessage = z.object({
  type: z.literal('start'),
  entry: z.string(),
  hostJson: z.unknown(),
  eventSubscriptions: z.unknown().optional(),
  port: z.number(),
  stateDirectory: z.string(),
  pageDirectory: z.string(),
});

/** How long the host may take to end in good order once its launcher is gone, in milliseconds. */
const orphanTimeoutMs = 10_000;

let host: Host | undefined;

process.on('message', (message) => void receive(message));
// The launcher is gone, whatever the reason: nothing of the stack stays behind.
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// Ctrl-C and a closed terminal reach the whole group; the launcher decides the order of stopping.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

async function receive(message: unknown): Promise<void> {
  const start = startMessage.safeParse(message);
  // A launcher that was killed leaves its message behind.
  if (!start.success || !process.connected) return stop();
  const { pageDirectory, ...options } = start.data;
  try {
    host = await startHost({
      ...options,
      fallback: servePage(pageDirectory),
      log: (log) => tell({ type: 'log', entry: log }),
    });
    tell({ type: 'ready', url: host.url });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    tell({ type: 'failed', message: text }, () => process.exit(1));
  }
}

/** @param done called when the launcher has it, or is gone; without it a send that fails would end the process */
function tell(message: object, done: () => void = () => undefined): void {
  process.send?.(message, done);
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), orphanTimeoutMs).unref();
  await host?.close();
  process.exit(0);
}
