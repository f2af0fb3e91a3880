import { resolveSettings } from '../core/resolve-settings.ts';
import type { TriggerBinding } from '../core/trigger-of.ts';
import { HostError } from '../host-error.ts';

/** A queue, or a subscription of a topic. */
export type ServiceBusEntity =
  { readonly queue: string } | { readonly topic: string; readonly subscription: string };

/** What a serviceBusTrigger binding asks for. */
export interface ServiceBusTrigger {
  readonly entity: ServiceBusEntity;
  /** Whether one call takes several messages. */
  readonly isBatch: boolean;
  /** Whether bodies are handed over as bytes; otherwise as text, read as JSON where it is JSON. */
  readonly isBinary: boolean;
  /** Undefined leaves it to host.json. */
  readonly autoCompleteMessages: boolean | undefined;
}

/**
 * Reads a function's serviceBusTrigger binding; `%NAME%` in names is replaced by that setting.
 * @throws HostError when it names no queue or subscription, or asks for what this host does not do.
 */
export function parseServiceBusTrigger(
  functionName: string,
  binding: TriggerBinding,
  appSettings: Readonly<Record<string, string | undefined>>,
): ServiceBusTrigger {
  const { isSessionsEnabled, cardinality, dataType, autoCompleteMessages } = binding;
  if (isSessionsEnabled === true) {
    throw new HostError(
      `Function "${functionName}" asks for sessions (isSessionsEnabled), which the local host does not run.`,
    );
  }
  if (!isOneOf(cardinality, [undefined, 'one', 'many'])) {
    throw new HostError(
      `Function "${functionName}" has an unknown cardinality in its serviceBusTrigger; it is "one" or "many".`,
    );
  }
  if (!isOneOf(dataType, [undefined, 'string', 'binary'])) {
    throw new HostError(
      `Function "${functionName}" has a dataType in its serviceBusTrigger that the local host does not know; it is "string" or "binary".`,
    );
  }
  return {
    entity: readEntity(functionName, binding, appSettings),
    isBatch: cardinality === 'many',
    isBinary: dataType === 'binary',
    autoCompleteMessages:
      typeof autoCompleteMessages === 'boolean' ? autoCompleteMessages : undefined,
  };
}

/** As Azure writes it: `queue` or `topic/subscriptions/subscription`. */
export function pathOf(entity: ServiceBusEntity): string {
  return 'queue' in entity ? entity.queue : `${entity.topic}/subscriptions/${entity.subscription}`;
}

function readEntity(
  functionName: string,
  { queueName, topicName, subscriptionName }: TriggerBinding,
  appSettings: Readonly<Record<string, string | undefined>>,
): ServiceBusEntity {
  if (typeof queueName === 'string' && queueName !== '') {
    return { queue: resolveSettings(queueName, appSettings) };
  }
  if (
    typeof topicName === 'string' &&
    topicName !== '' &&
    typeof subscriptionName === 'string' &&
    subscriptionName !== ''
  ) {
    return {
      topic: resolveSettings(topicName, appSettings),
      subscription: resolveSettings(subscriptionName, appSettings),
    };
  }
  throw new HostError(
    `The Service Bus trigger of function "${functionName}" needs a queueName, or a topicName and a subscriptionName.`,
  );
}

function isOneOf(value: unknown, allowed: readonly unknown[]): boolean {
  return allowed.includes(value);
}
