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
  port: z.number(),
  stateDirectory: z.string(),
  pageDirectory: z.string(),
});

let host: Host | undefined;

process.on('message', (message) => void receive(message));
// The launcher is gone, whatever the reason: nothing of the stack stays behind.
process.on('disconnect', () => void stop());
// Ctrl-C reaches the whole terminal group; the launcher decides the order of stopping.
process.on('SIGINT', () => undefined);

async function receive(message: unknown): Promise<void> {
  const start = startMessage.safeParse(message);
  if (!start.success) return stop();
  const { entry, hostJson, port, stateDirectory, pageDirectory } = start.data;
  try {
    host = await startHost({
      entry,
      hostJson,
      port,
      stateDirectory,
      fallback: servePage(pageDirectory),
      log: (log) => process.send?.({ type: 'log', entry: log }),
    });
    process.send?.({ type: 'ready', url: host.url });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.send?.({ type: 'failed', message: text }, () => process.exit(1));
  }
}

async function stop(): Promise<void> {
  await host?.close();
  process.exit(0);
}
