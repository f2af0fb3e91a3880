import * as z from 'zod';

/** What faults can hit. */
export type FaultTarget = 'connect' | 'send' | 'receive' | 'settle' | 'manage';

const CONDITIONS = [
  'amqp:internal-error',
  'amqp:not-found',
  'amqp:resource-limit-exceeded',
  'amqp:unauthorized-access',
  'com.microsoft:entity-disabled',
  'com.microsoft:server-busy',
  'com.microsoft:timeout',
] as const;

/**
 * One rule of the fault endpoint (`PUT /_faults` with a JSON array of rules; `[]` clears; `GET /_faults` lists them). The first
 * rule that matches decides.
 */
export interface BrokerFaultRule {
  /** Part of `<target> <entity>`, such as `send ingestion-commands` or just `receive`; absent matches all. */
  readonly match?: string;
  /** Refuse with this AMQP condition. */
  readonly condition?: (typeof CONDITIONS)[number];
  /** Cut the client's connection. */
  readonly cut?: boolean;
  /** Cut all connections now, and each new one as long as the rule is there. */
  readonly down?: boolean;
  /** Wait this long before serving or failing, in milliseconds. */
  readonly latencyMs?: number;
  /** Share of what matches that is hit, 0–1; absent means all. */
  readonly rate?: number;
  /** How many more are hit before the rule ends; absent means no limit. */
  readonly count?: number;
  /** How long the rule lasts, in milliseconds; absent means no limit. */
  readonly forMs?: number;
}

export const brokerFaultRules: z.ZodType<readonly BrokerFaultRule[]> = z.array(
  z.strictObject({
    match: z.string().exactOptional(),
    condition: z.enum(CONDITIONS).exactOptional(),
    cut: z.boolean().exactOptional(),
    down: z.boolean().exactOptional(),
    latencyMs: z.number().min(0).exactOptional(),
    rate: z.number().min(0).max(1).exactOptional(),
    count: z.int().min(0).exactOptional(),
    forMs: z.number().min(0).exactOptional(),
  }),
);
