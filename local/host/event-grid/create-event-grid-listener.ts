import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { RegisteredFunction } from '../core/core-types.ts';
import { triggerOf } from '../core/trigger-of.ts';
import { HostError } from '../host-error.ts';
import type { HostLog } from '../host-log.ts';
import type { Invoker } from '../invocation/invoker.ts';
import type { HostSettings } from '../parse-host-json.ts';
import { EventGridListener } from './event-grid-listener.ts';
import type { EventSubscriptions } from './event-subscriptions.ts';
import { PendingEvents } from './pending-events.ts';

export interface EventGridTriggerContext {
  readonly database: DatabaseSync;
  readonly invoker: Invoker;
  readonly settings: Pick<HostSettings, 'blobs'>;
  readonly pollMs: number;
  readonly eventSubscriptions: EventSubscriptions;
  readonly clock: Clock;
  readonly log: HostLog;
}

/**
 * Reads a function's eventGridTrigger binding. It says nothing about where events come from: in Azure the event
 * subscription does, here they come from the containers that the subscriptions' description names, and from those that the
 * app's blob triggers watch.
 * @throws HostError when there is no such container, or the function asks for several events at once.
 */
export function createEventGridListener(
  registered: RegisteredFunction,
  functions: Iterable<RegisteredFunction>,
  { database, invoker, settings, pollMs, eventSubscriptions, clock, log }: EventGridTriggerContext,
): EventGridListener {
  const { name } = registered.metadata;
  const trigger = triggerOf(registered.metadata);
  if (trigger.cardinality === 'many') {
    throw new HostError(
      `Function "${name}" asks for several events at once (cardinality "many"); the local host gives one.`,
    );
  }
  const hasBlobTrigger = [...functions].some(
    ({ metadata }) => triggerOf(metadata).type === 'blobTrigger',
  );
  if (!hasBlobTrigger && eventSubscriptions.containers.length === 0) {
    throw new HostError(
      `Function "${name}" has an eventGridTrigger, but the app has no blob trigger and the event subscriptions name no container; the local host makes events of blobs in these only.`,
    );
  }
  return new EventGridListener({
    functionName: name,
    pending: new PendingEvents(database, name),
    wants: (event) => eventSubscriptions.wants(name, event),
    run: (event) =>
      invoker.invoke({
        registered,
        data: { json: JSON.stringify(event) },
        triggerMetadata: { data: { json: JSON.stringify(event.data) } },
        subject: `${event.eventType} ${event.subject}`,
      }),
    retryMs: pollMs,
    maxDegreeOfParallelism: settings.blobs.maxDegreeOfParallelism,
    clock,
    log,
  });
}
