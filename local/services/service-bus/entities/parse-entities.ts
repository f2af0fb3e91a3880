import * as z from 'zod';
import type {
  EntityDefinitions,
  QueueDefinition,
  SubscriptionDefinition,
  TopicDefinition,
} from './entity-definitions.ts';
import { duration } from './duration.ts';
import { parseRules, ruleSchema } from './parse-rules.ts';

const MAX_LOCK_MS = 5 * 60_000;
const MIN_WINDOW_MS = 20_000;
const MAX_WINDOW_MS = 7 * 86_400_000;

const entityName = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[\w./-]{0,258}[A-Za-z0-9])?$/,
    'a name has up to 260 letters, digits, dots, dashes, slashes and underscores, and begins and ends with a letter or digit',
  );
const subscriptionName = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[\w.-]{0,48}[A-Za-z0-9])?$/,
    'a name has up to 50 letters, digits, dots, dashes and underscores, and begins and ends with a letter or digit',
  );

const receiving = {
  lockDuration: duration
    .refine((ms) => ms <= MAX_LOCK_MS, 'a lock lasts five minutes (PT5M) at most')
    .default(60_000),
  maxDeliveryCount: z.int().min(1).max(2000).default(10),
  defaultMessageTimeToLive: duration.default(Infinity),
  deadLetteringOnMessageExpiration: z.boolean().default(false),
  requiresSession: z.boolean().default(false),
};
const sending = {
  requiresDuplicateDetection: z.boolean().default(false),
  duplicateDetectionHistoryTimeWindow: duration
    .refine(
      (ms) => ms >= MIN_WINDOW_MS && ms <= MAX_WINDOW_MS,
      'the window lasts from 20 seconds (PT20S) to seven days (P7D)',
    )
    .default(600_000),
};

const subscriptionSchema = z.strictObject({
  name: subscriptionName,
  properties: z.strictObject(receiving).prefault({}),
  rules: z.array(ruleSchema).default([]),
});
const entitiesSchema = z.strictObject({
  queues: z
    .array(
      z.strictObject({
        name: entityName,
        properties: z.strictObject({ ...receiving, ...sending }).prefault({}),
      }),
    )
    .default([]),
  topics: z
    .array(
      z.strictObject({
        name: entityName,
        properties: z
          .strictObject({ ...sending, defaultMessageTimeToLive: duration.default(Infinity) })
          .prefault({}),
        subscriptions: z.array(subscriptionSchema).default([]),
      }),
    )
    .default([]),
});

type Entities = z.output<typeof entitiesSchema>;
type Receiving = Entities['topics'][number]['subscriptions'][number]['properties'];
type Sending = Pick<
  Entities['queues'][number]['properties'],
  'requiresDuplicateDetection' | 'duplicateDetectionHistoryTimeWindow'
>;

/**
 * Reads the namespace's entities from the content of `infra/service-bus.json`: `{ queues, topics }`, each with `name` and
 * `properties` (the names Azure Resource Manager gives them), topics also with `subscriptions`, those with `rules`.
 * @throws Error whose message says what is wrong, and where.
 */
export function parseEntities(value: unknown): EntityDefinitions {
  const parsed = entitiesSchema.safeParse(value);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { queues, topics } = parsed.data;
  requireDistinct([...queues, ...topics].map(({ name }) => name));
  return { queues: queues.map(toQueue), topics: topics.map(toTopic) };
}

function toQueue({ name, properties }: Entities['queues'][number]): QueueDefinition {
  return { name, ...toQueueSettings(properties), ...toIntakeSettings(properties) };
}

function toTopic({ name, properties, subscriptions }: Entities['topics'][number]): TopicDefinition {
  requireDistinct(subscriptions.map((one) => `${name}/subscriptions/${one.name}`));
  return {
    name,
    ...toIntakeSettings(properties),
    defaultTimeToLiveMs: properties.defaultMessageTimeToLive,
    subscriptions: subscriptions.map((one): SubscriptionDefinition => ({
      name: one.name,
      ...toQueueSettings(one.properties),
      filters: parseRules(`${name}/subscriptions/${one.name}`, one.rules),
    })),
  };
}

function toQueueSettings(properties: Receiving) {
  return {
    lockMs: properties.lockDuration,
    maxDeliveryCount: properties.maxDeliveryCount,
    defaultTimeToLiveMs: properties.defaultMessageTimeToLive,
    deadLettersOnExpiry: properties.deadLetteringOnMessageExpiration,
    requiresSession: properties.requiresSession,
  };
}

function toIntakeSettings(properties: Sending) {
  return {
    duplicateWindowMs: properties.requiresDuplicateDetection
      ? properties.duplicateDetectionHistoryTimeWindow
      : undefined,
  };
}

/** Names differ by more than their case. */
function requireDistinct(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) throw new Error(`The name “${name}” is used twice.`);
    seen.add(name.toLowerCase());
  }
}
