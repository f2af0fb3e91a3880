import * as df from 'durable-functions';
import { deleteOrchestration } from '../shared/ingest/start-deletion.ts';
import type { DocumentAddress } from '../shared/ingest/steps/delete-document.ts';
import { stage } from './ingest-stage.ts';

/** By then the index shows whatever was being written when the document went. */
const settleMs = 30_000;

/** Removes a document with all that was made from it, and looks once more when things have settled. */
df.app.orchestration(deleteOrchestration, function* (context) {
  const document = context.df.getInput<DocumentAddress>();
  yield* stage(context, 'delete-document', document);
  const settled = context.df.currentUtcDateTime.getTime() + settleMs;
  yield context.df.createTimer(new Date(settled));
  yield* stage(context, 'sweep-document', document);
  return { outcome: 'deleted' };
});
