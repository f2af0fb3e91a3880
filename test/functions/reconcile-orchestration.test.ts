import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import {
  beginReconciliation,
  type Reconciliation,
} from '../../shared/ingest/reconcile/reconciliation.ts';
import { df, unregister } from '../local/durable/support/functions-app.ts';
import { HubHarness } from '../local/durable/support/hub-harness.ts';

await import('../../functions/reconcile-orchestration.ts');
const pages = 250;
const reported: Reconciliation[] = [];

/** Each page is a number in `from`; the services behind are none of the orchestration's business. */
unregister('reconcile-page');
df.app.activity('reconcile-page', {
  handler: (pass: Reconciliation) => {
    const page = Number(pass.from ?? 0) + 1;
    const phase = page < pages ? pass.phase : 'done';
    return { done: true, value: { ...pass, phase, from: String(page) } };
  },
});
unregister('report-reconciliation');
df.app.activity('report-reconciliation', {
  handler: (pass: Reconciliation) => {
    reported.push(pass);
    return { done: true };
  },
});

let hub: HubHarness;
before(async () => (hub = await HubHarness.start()));
after(() => hub.close());

it('goes through all pages with a bounded history, and tells once what was repaired', async () => {
  const { runtimeStatus, output } = await hub.run('reconcile-v1', beginReconciliation('tonight'));
  assert.equal(runtimeStatus, 'Completed');
  assert.equal((output as Reconciliation).from, String(pages));
  assert.deepEqual(reported, [output]);
});
