import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { durableRuns } from '../shared/ingest/durable-runs.ts';
import { reconcilePage } from '../shared/ingest/reconcile/reconcile-page.ts';
import type { Reconciliation } from '../shared/ingest/reconcile/reconciliation.ts';
import { reconcileOrchestration } from '../shared/ingest/reconcile/start-reconciliation.ts';
import { runStep } from '../shared/ingest/run-step.ts';
import { services } from '../shared/services.ts';
import { settle, stage } from './ingest-stage.ts';

/** Pages after which the history begins anew. */
const pagesEach = 100;
const pageTimeoutMs = 9 * 60_000;

/** Goes through everything page by page, and tells what was repaired. */
df.app.orchestration(reconcileOrchestration, function* (context) {
  let pass = context.df.getInput<Reconciliation>();
  for (let pages = 0; pages < pagesEach; pages += 1) {
    const next = yield* settle(stage<Reconciliation>(context, 'reconcile-page', pass));
    if ('outcome' in next) throw new Error(`The pass ended early: ${JSON.stringify(next)}`);
    pass = next;
    if (pass.phase === 'done') {
      yield* stage(context, 'report-reconciliation', pass);
      return pass;
    }
  }
  context.df.continueAsNew(pass);
  return undefined;
});

df.app.activity('reconcile-page', {
  extraInputs: [df.input.durableClient()],
  handler: (pass: Reconciliation, context: InvocationContext) =>
    runStep(() => {
      const ports = { ...services(), runs: durableRuns(df.getClient(context)) };
      return reconcilePage(pass, ports, AbortSignal.timeout(pageTimeoutMs));
    }),
});

df.app.activity('report-reconciliation', {
  handler: ({ id, checked, repairs, examples }: Reconciliation, context: InvocationContext) =>
    runStep(async () => {
      context.log(JSON.stringify({ event: 'reconciled', id, checked, repairs, examples }));
    }),
});
