import * as z from 'zod';
import type { MessageFilter } from './message-filter.ts';

const text = z.string().exactOptional();

export const correlationSchema = z
  .strictObject({
    contentType: text,
    correlationId: text,
    label: text,
    messageId: text,
    replyTo: text,
    replyToSessionId: text,
    sessionId: text,
    to: text,
    properties: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .exactOptional(),
  })
  .refine(
    (conditions) => Object.keys(conditions).length > 0,
    'a correlation filter needs a condition',
  );

/** Takes a message whose properties equal all that are named; strings with their case. */
export function correlationFilter(conditions: z.output<typeof correlationSchema>): MessageFilter {
  const { properties = {}, ...system } = conditions;
  return (message) =>
    Object.entries(system).every(
      ([name, value]) => message[name as keyof typeof system] === value,
    ) && Object.entries(properties).every(([name, value]) => message.application[name] === value);
}
