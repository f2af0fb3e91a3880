import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EvaluationStore } from '../../shared/ports/evaluation-store.ts';
import { anEvaluation } from '../support/an-evaluation.ts';

let made = 0;
const newTenant = () => `evaluations-${(made += 1)}`;

/** What every EvaluationStore does. */
export function evaluationStoreContract(open: () => Promise<EvaluationStore>): void {
  describe('an evaluation store', () => {
    it('gives back a run as it was stored', async () => {
      const store = await open();
      const tenant = newTenant();
      const run = anEvaluation();
      await store.add(tenant, run);
      assert.deepEqual(await store.get(tenant, run.id), run);
      assert.equal(await store.get(tenant, 'another'), undefined);
    });

    it('lists heads without figures, newest first, in pages', async () => {
      const store = await open();
      const tenant = newTenant();
      for (const id of ['2', '1', '3']) await store.add(tenant, anEvaluation({ id }));
      const first = await store.list(tenant, { limit: 2 });
      assert.deepEqual(
        first.items.map(({ id }) => id),
        ['3', '2'],
      );
      const { datasets: _, ...run } = anEvaluation({ id: '3' });
      assert.deepEqual(first.items[0], { ...run, datasets: [{ name: 'samples', questions: 40 }] });
      const rest = await store.list(tenant, { limit: 2, continuation: first.continuation });
      assert.deepEqual(
        rest.items.map(({ id }) => id),
        ['1'],
      );
      assert.equal(rest.continuation, undefined);
    });

    it('refuses a continuation that it did not give', async () => {
      const store = await open();
      await assert.rejects(store.list(newTenant(), { limit: 2, continuation: 'no such' }), {
        code: 'invalid_request',
      });
    });

    it('keeps tenants apart', async () => {
      const store = await open();
      const tenant = newTenant();
      const run = anEvaluation();
      await store.add(tenant, run);
      const other = newTenant();
      assert.equal(await store.get(other, run.id), undefined);
      assert.deepEqual((await store.list(other, { limit: 10 })).items, []);
    });

    it('does not overwrite', async () => {
      const store = await open();
      const tenant = newTenant();
      await store.add(tenant, anEvaluation());
      await assert.rejects(store.add(tenant, anEvaluation({ label: 'again' })), {
        code: 'store_unavailable',
      });
    });
  });
}
