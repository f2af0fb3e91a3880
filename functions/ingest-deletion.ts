import * as df from 'durable-functions';
import { deleteOrchestration, type Deletion } from '../shared/ingest/start-deletion.ts';
import { announceEvent } from './announce-event.ts';
import { dayLongPatience, stage } from './ingest-stage.ts';

/** By then the index shows whatever was being written when the document went. */
const settleMs = 30_000;

/** Removes a document with all that was made from it, and looks once more when things have settled. */
df.app.orchestration(deleteOrchestration, function* (context) {
  const document = context.df.getInput<Deletion>();
  // Nothing else would remove what people must not find any more.
  const isGone = yield* stage<boolean>(context, 'delete-document', document, dayLongPatience);
  yield* finishDeletion(context, document, isGone);
  return { outcome: 'deleted' };
});

/** Looks once more at what was deleted when things have settled, and announces it when it is gone. */
export function* finishDeletion(
  context: df.OrchestrationContext,
  document: Deletion,
  isGone = true,
): Generator<df.Task, void, unknown> {
  const settled = context.df.currentUtcDateTime.getTime() + settleMs;
  yield context.df.createTimer(new Date(settled));
  yield* stage(context, 'sweep-document', document, dayLongPatience);
  // Last, since the bus may be away for long.
  if (isGone) yield* announceEvent(context, { type: 'document.deleted', ...document });
}
