import { startTelemetry } from '../shared/adapters/start-telemetry.ts';
import { loadSourceCounter } from '../shared/answer/load-source-counter.ts';
import { services } from '../shared/services.ts';

/** Loads what the first question would otherwise wait for, then telemetry. Never fails. */
export async function prepare(): Promise<void> {
  try {
    const { settings } = services();
    await loadSourceCounter();
    await startTelemetry(settings, (message) => console.warn(message));
  } catch (error) {
    // Each request meets the same fault, and answers it.
    console.error(`Preparing failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
