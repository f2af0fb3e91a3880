import type * as df from 'durable-functions';
import type { DocumentEvent } from '../shared/domain/document-event.ts';
import { dayLongPatience, settle, stage } from './ingest-stage.ts';

type Untimed<Event> = Event extends DocumentEvent ? Omit<Event, 'at'> : never;

/**
 * Announces what came of a document, as the last thing an orchestration does. The document is what it is, told or not: a bus
 * that does not come back fails nothing.
 */
export function* announceEvent(
  context: df.OrchestrationContext,
  event: Untimed<DocumentEvent>,
): Generator<df.Task, void, unknown> {
  const at = context.df.currentUtcDateTime.toISOString();
  // Every attempt is in the log of the activity.
  yield* settle(stage(context, 'publish-event', { ...event, at }, dayLongPatience));
}
