import { createBlobListener, type BlobTriggerContext } from './blob/create-blob-listener.ts';
import type { RegisteredFunction } from './core/core-types.ts';
import { triggerOf } from './core/trigger-of.ts';
import { createTimerListener } from './timer/create-timer-listener.ts';

/** Watches for the events of one function. */
export interface TriggerListener {
  start(): void;
  /** Takes no more events; resolves when the function is not at work any more. */
  stop(): Promise<void>;
}

/**
 * Makes a listener for every function with a blob or timer trigger; none has begun yet.
 * @throws HostError when a trigger cannot be served.
 */
export async function createTriggerListeners(
  functions: ReadonlyMap<string, RegisteredFunction>,
  context: BlobTriggerContext,
): Promise<TriggerListener[]> {
  const listeners: TriggerListener[] = [];
  for (const registered of functions.values()) {
    const { type } = triggerOf(registered.metadata);
    if (type === 'blobTrigger') listeners.push(await createBlobListener(registered, context));
    if (type === 'timerTrigger') listeners.push(createTimerListener(registered, context));
  }
  return listeners;
}
