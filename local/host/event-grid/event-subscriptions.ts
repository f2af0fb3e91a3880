import * as z from 'zod';
import { HostError } from '../host-error.ts';
import type { EventGridEvent } from './event-grid-event.ts';

/** The filter of an event subscription, as Azure names its parts. Subjects are compared without regard to case. */
const filter = z.strictObject({
  includedEventTypes: z.array(z.string()).min(1).optional(),
  subjectBeginsWith: z.string().optional(),
  subjectEndsWith: z.string().optional(),
});
const schema = z.strictObject({
  containers: z.array(z.strictObject({ connection: z.string(), name: z.string() })).default([]),
  subscriptions: z.array(z.strictObject({ function: z.string(), filter: filter.default({}) })),
});

/** A blob container whose events are raised; `connection` is named as a binding names it. */
export interface EventContainer {
  readonly connection: string;
  readonly name: string;
}

/** Says which events reach a function: those of its subscriptions, or all when it has none. */
export type WantsEvent = (functionName: string, event: EventGridEvent) => boolean;

export interface EventSubscriptions {
  /** Beside those that blob triggers watch. */
  readonly containers: readonly EventContainer[];
  readonly wants: WantsEvent;
}

/**
 * @param description parsed content of the file that describes the event subscriptions; undefined means there are none.
 * @throws HostError naming each part that is wrong or not supported.
 */
export function parseEventSubscriptions(description: unknown): EventSubscriptions {
  const parsed = schema.safeParse(description ?? { subscriptions: [] });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new HostError(
      `The description of event subscriptions is not supported: ${faults.join('; ')}`,
    );
  }
  const { containers, subscriptions } = parsed.data;
  const wants: WantsEvent = (functionName, event) => {
    const own = subscriptions.filter((subscription) => subscription.function === functionName);
    return own.length === 0 || own.some((subscription) => matches(subscription.filter, event));
  };
  return { containers, wants };
}

function matches(
  { includedEventTypes, subjectBeginsWith = '', subjectEndsWith = '' }: z.infer<typeof filter>,
  { eventType, subject }: EventGridEvent,
): boolean {
  const lowerSubject = subject.toLowerCase();
  return (
    (includedEventTypes?.includes(eventType) ?? true) &&
    lowerSubject.startsWith(subjectBeginsWith.toLowerCase()) &&
    lowerSubject.endsWith(subjectEndsWith.toLowerCase())
  );
}
