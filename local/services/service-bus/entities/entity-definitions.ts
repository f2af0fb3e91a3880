import type { MessageFilter } from '../filters/message-filter.ts';

/** What makes a queue, a subscription or a dead-letter queue behave as it does. Times are in milliseconds. */
export interface QueueSettings {
  readonly lockMs: number;
  /** How many times a message is given out before it is dead-lettered. */
  readonly maxDeliveryCount: number;
  /** Upper bound of a message's time to live; `Infinity` for none. */
  readonly defaultTimeToLiveMs: number;
  readonly deadLettersOnExpiry: boolean;
  readonly requiresSession: boolean;
}

/** What makes a queue or a topic accept messages as it does. */
export interface IntakeSettings {
  /** How long message ids are remembered to drop repeated ones; undefined when they are not. */
  readonly duplicateWindowMs: number | undefined;
}

export interface QueueDefinition extends QueueSettings, IntakeSettings {
  readonly name: string;
}

export interface SubscriptionDefinition extends QueueSettings {
  readonly name: string;
  /** A message that matches any of them is taken. */
  readonly filters: readonly MessageFilter[];
}

export interface TopicDefinition extends IntakeSettings {
  readonly name: string;
  /** Upper bound of a message's time to live in every subscription; `Infinity` for none. */
  readonly defaultTimeToLiveMs: number;
  readonly subscriptions: readonly SubscriptionDefinition[];
}

/** Every entity of the namespace. */
export interface EntityDefinitions {
  readonly queues: readonly QueueDefinition[];
  readonly topics: readonly TopicDefinition[];
}
