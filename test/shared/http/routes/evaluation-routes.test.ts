import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getEvaluation,
  listEvaluations,
  storeEvaluation,
} from '../../../../shared/http/routes/evaluation-routes.ts';
import type { Reply } from '../../../../shared/http/reply.ts';
import type { Services } from '../../../../shared/services.ts';
import { aCall } from '../../../support/a-call.ts';
import { anEvaluation } from '../../../support/an-evaluation.ts';
import { MemoryEvaluationStore } from '../../../support/memory-evaluation-store.ts';

const { id: _id, createdAt: _createdAt, ...figures } = anEvaluation();
const url = 'http://localhost/api/ops/evaluations';
const bodyOf = ({ body }: Reply) => JSON.parse(body as string) as Record<string, unknown>;

function services(): Partial<Services> {
  let made = 0;
  return {
    evaluations: new MemoryEvaluationStore(),
    ids: { next: () => `id-${(made += 1)}` },
    clock: { now: () => new Date('2026-03-01T10:05:00Z') },
  };
}

const store = (app: Partial<Services>, body: unknown) =>
  storeEvaluation(
    aCall(app, {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: { string: JSON.stringify(body) },
    }),
  );

test('a run is stored, listed by its head, and read whole', async () => {
  const app = services();
  const reply = await store(app, figures);
  assert.equal(reply.status, 201);
  assert.equal(reply.headers.location, '/api/ops/evaluations/id-1');
  const whole = { id: 'id-1', createdAt: '2026-03-01T10:05:00.000Z', ...figures };
  assert.deepEqual(bodyOf(reply), whole);
  await store(app, { ...figures, label: 'second' });

  const list = bodyOf(await listEvaluations(aCall(app, { url: `${url}?limit=1` })));
  const [head] = list.items as { id: string; datasets: unknown }[];
  assert.equal(head?.id, 'id-2');
  assert.deepEqual(head.datasets, [{ name: 'samples', questions: 40 }]);
  assert.equal(typeof list.continuation, 'string');

  const read = await getEvaluation(aCall(app, { url, params: { id: 'id-1' } }));
  assert.deepEqual(bodyOf(read), whole);
});

test('a run of another tenant is not there', async () => {
  const app = services();
  await store(app, figures);
  const principal = { tenantId: 'other', userId: 'kim', groups: [] };
  for (const [who, id] of [
    [{ principal }, 'id-1'],
    [{}, 'id-9'],
    [{}, '../id-1'],
  ] as const) {
    await assert.rejects(getEvaluation(aCall(app, { url, params: { id } }, who)), {
      code: 'evaluation_not_found',
      status: 404,
    });
  }
});

test('what is no run is refused by the field', async () => {
  const app = services();
  const [dataset] = figures.datasets;
  const many = Object.fromEntries(
    Array.from({ length: 51 }, (_, at) => [`NAME_${at}`, 'value'] as const),
  );
  for (const [body, field] of [
    [{ ...figures, startedAt: 'yesterday' }, 'startedAt'],
    [{ ...figures, datasets: [] }, 'datasets'],
    [{ ...figures, commit: 'no commit' }, 'commit'],
    [{ ...figures, results: [] }, 'results'],
    [{ ...figures, datasets: [{ ...dataset, questions: -1 }] }, 'datasets.0.questions'],
    [{ ...figures, datasets: [{ ...dataset, settings: many }] }, 'datasets.0.settings'],
  ] as const) {
    await assert.rejects(
      store(app, body),
      (error: { code: string; fields: { field: string }[] }) => {
        assert.equal(error.code, 'invalid_request');
        assert.equal(error.fields[0]?.field, field);
        return true;
      },
    );
  }
});
