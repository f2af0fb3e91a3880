import * as z from 'zod';
import { HostError } from './host-error.ts';
import { parseTimeSpan } from './parse-time-span.ts';

/** What the local host reads from host.json, with Azure's defaults filled in. */
export interface HostSettings {
  /** Milliseconds that one invocation may take; `Infinity` for no limit. */
  readonly functionTimeoutMs: number;
  readonly logLevels: Readonly<Record<string, string>>;
  readonly http: {
    /** Without slashes at the ends; empty when functions are served from the root. */
    readonly routePrefix: string;
    /** Requests at work or waiting; one more is answered 429. -1 means no limit. */
    readonly maxOutstandingRequests: number;
    /** Requests at work at once; -1 means no limit. */
    readonly maxConcurrentRequests: number;
  };
  readonly blobs: {
    readonly maxDegreeOfParallelism: number;
    readonly poisonBlobThreshold: number;
  };
  readonly serviceBus: {
    /** Whether a message is removed once the function has succeeded on it. */
    readonly autoCompleteMessages: boolean;
    /** Messages fetched beyond those at work, by functions that take them one by one. */
    readonly prefetchCount: number;
    /** Milliseconds that a message stays locked for the function at work on it. */
    readonly maxAutoLockRenewalDurationMs: number;
    readonly maxConcurrentCalls: number;
    readonly maxMessageBatchSize: number;
  };
  readonly durableTask: {
    readonly hubName: string;
    readonly maxConcurrentActivityFunctions: number;
    readonly maxConcurrentOrchestratorFunctions: number;
  };
}

const limit = z.number().int().min(-1);

const timeSpan = z.string().transform((text, context) => {
  const ms = parseTimeSpan(text);
  if (ms === undefined) context.addIssue(`"${text}" is not a time span such as "00:10:00"`);
  return ms ?? z.NEVER;
});

// Sections that the host acts on are strict, so that a setting it would ignore is refused by name.
const hostJsonSchema = z.looseObject({
  version: z.literal('2.0'),
  functionTimeout: timeSpan.default(30 * 60 * 1000),
  logging: z
    .looseObject({ logLevel: z.record(z.string(), z.string()).default({}) })
    .default({ logLevel: {} }),
  extensions: z
    .looseObject({
      http: z
        .strictObject({
          routePrefix: z.string().default('api'),
          maxOutstandingRequests: limit.default(200),
          maxConcurrentRequests: limit.default(100),
          dynamicThrottlesEnabled: z
            .literal(false, 'the local host does not throttle by system counters')
            .default(false),
        })
        .prefault({}),
      blobs: z
        .strictObject({
          maxDegreeOfParallelism: z.number().int().min(1).default(8),
          poisonBlobThreshold: z.number().int().min(1).default(5),
        })
        .prefault({}),
      serviceBus: z
        .strictObject({
          autoCompleteMessages: z.boolean().default(true),
          prefetchCount: z.number().int().min(0).default(0),
          maxAutoLockRenewalDuration: timeSpan.default(5 * 60 * 1000),
          maxConcurrentCalls: z.number().int().min(1).default(16),
          // The SDK hands over no more at once.
          maxMessageBatchSize: z.number().int().min(1).max(2_047).default(1_000),
        })
        .prefault({}),
      durableTask: z
        .strictObject({
          hubName: z
            .string()
            .regex(/^[A-Za-z][A-Za-z0-9]{2,44}$/, 'a hub name has 3 to 45 letters and digits')
            .default('TestHubName'),
          maxConcurrentActivityFunctions: z.number().int().min(1).default(10),
          maxConcurrentOrchestratorFunctions: z.number().int().min(1).default(10),
          extendedSessionsEnabled: z
            .literal(false, 'the local task hub replays from history at every step')
            .default(false),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** @throws HostError naming each setting that is wrong or not supported. */
export function parseHostJson(hostJson: unknown): HostSettings {
  const parsed = hostJsonSchema.safeParse(hostJson);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
    );
    throw new HostError(`host.json is not supported as it is: ${faults.join('; ')}`);
  }
  const { functionTimeout, logging, extensions } = parsed.data;
  const { maxAutoLockRenewalDuration, ...serviceBus } = extensions.serviceBus;
  return {
    functionTimeoutMs: functionTimeout,
    logLevels: logging.logLevel,
    http: {
      ...extensions.http,
      routePrefix: extensions.http.routePrefix.replace(/^\/+|\/+$/g, ''),
    },
    blobs: extensions.blobs,
    serviceBus: { ...serviceBus, maxAutoLockRenewalDurationMs: maxAutoLockRenewalDuration },
    durableTask: extensions.durableTask,
  };
}
