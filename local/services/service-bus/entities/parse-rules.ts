import * as z from 'zod';
import { correlationFilter, correlationSchema } from '../filters/correlation-filter.ts';
import type { MessageFilter } from '../filters/message-filter.ts';
import { sqlFilter } from '../filters/sql/sql-filter.ts';

/** The rule that Azure gives every new subscription; it takes all messages. */
const DEFAULT_RULE = '$Default';

export const ruleSchema = z.strictObject({
  name: z.string().min(1).max(50),
  properties: z.discriminatedUnion('filterType', [
    z.strictObject({
      filterType: z.literal('SqlFilter'),
      sqlFilter: z.strictObject({ sqlExpression: z.string().max(1024) }),
    }),
    z.strictObject({
      filterType: z.literal('CorrelationFilter'),
      correlationFilter: correlationSchema,
    }),
  ]),
});

/**
 * Turns a subscription's rules into filters; without rules it takes every message.
 * @param subscription its path, for messages
 * @throws Error when a filter is wrong, or when the rules would not do in Azure what they seem to say
 */
export function parseRules(
  subscription: string,
  rules: readonly z.output<typeof ruleSchema>[],
): readonly MessageFilter[] {
  if (rules.length === 0) return [() => true];
  if (!rules.some(({ name }) => name === DEFAULT_RULE)) {
    throw new Error(
      `The rules of ${subscription} leave the rule “${DEFAULT_RULE}” in place, which takes every message: give one of them this name.`,
    );
  }
  return rules.map(({ name, properties }) => {
    if (properties.filterType === 'CorrelationFilter') {
      return correlationFilter(properties.correlationFilter);
    }
    try {
      return sqlFilter(properties.sqlFilter.sqlExpression);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The rule “${name}” of ${subscription} is not usable: ${reason}`, { cause });
    }
  });
}
