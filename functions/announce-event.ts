import * as df from 'durable-functions';
import type { DocumentEvent } from '../shared/domain/document-event.ts';

/** 1, 2, 4 … 600 s, in all about a day: the bus may be away for long. */
const patience = new df.RetryOptions(1000, 150);
patience.backoffCoefficient = 2;
patience.maxRetryIntervalInMilliseconds = 600_000;

type Untimed<Event> = Event extends DocumentEvent ? Omit<Event, 'at'> : never;

/**
 * Announces what came of a document, as the last thing an orchestration does. The document is what it is, told or not: a bus
 * that does not come back fails nothing.
 */
export function* announceEvent(
  { df: durable }: df.OrchestrationContext,
  event: Untimed<DocumentEvent>,
): Generator<df.Task, void, unknown> {
  const at = durable.currentUtcDateTime.toISOString();
  try {
    yield durable.callActivityWithRetry('publish-event', patience, { ...event, at });
  } catch {
    // Every attempt is in the log of the activity.
  }
}
