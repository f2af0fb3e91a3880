import { createBlobListener, type BlobTriggerContext } from './blob/create-blob-listener.ts';
import type { RegisteredFunction } from './core/core-types.ts';
import { triggerOf } from './core/trigger-of.ts';
import {
  createEventGridListener,
  type EventGridTriggerContext,
} from './event-grid/create-event-grid-listener.ts';
import type { EventGridEvent } from './event-grid/event-grid-event.ts';
import type { EventGridListener } from './event-grid/event-grid-listener.ts';
import { watchContainer } from './event-grid/watch-container.ts';
import { createServiceBusListener } from './service-bus/create-service-bus-listener.ts';
import { createTimerListener } from './timer/create-timer-listener.ts';
import type { TriggerListener } from './trigger-listener.ts';

/**
 * Makes a listener for every function with a blob, Event Grid, Service Bus or timer trigger; none has begun yet. What happens
 * in watched containers is published to the functions with an Event Grid trigger that want it.
 * @throws HostError when a trigger cannot be served.
 */
export async function createTriggerListeners(
  functions: ReadonlyMap<string, RegisteredFunction>,
  context: Omit<BlobTriggerContext, 'publish'> & EventGridTriggerContext,
): Promise<TriggerListener[]> {
  const listeners: TriggerListener[] = [];
  const subscribers: EventGridListener[] = [];
  const publish = (event: EventGridEvent) => {
    for (const subscriber of subscribers) subscriber.publish(event);
  };
  for (const registered of functions.values()) {
    const { type } = triggerOf(registered.metadata);
    if (type === 'blobTrigger') {
      listeners.push(await createBlobListener(registered, { ...context, publish }));
    }
    if (type === 'eventGridTrigger') {
      subscribers.push(createEventGridListener(registered, functions.values(), context));
    }
    if (type === 'serviceBusTrigger') {
      listeners.push(await createServiceBusListener(registered, context));
    }
    if (type === 'timerTrigger') listeners.push(createTimerListener(registered, context));
  }
  if (subscribers.length > 0) {
    for (const container of context.eventSubscriptions.containers) {
      listeners.push(await watchContainer(container, { ...context, publish }));
    }
  }
  return [...subscribers, ...listeners];
}
