import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { unregister } from '../local/durable/support/functions-app.ts';
import { Gates } from '../local/durable/support/gates.ts';
import { HubHarness } from '../local/durable/support/hub-harness.ts';
import { Random } from '../support/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { FakeSteps } from './support/fake-steps.ts';

const steps = new FakeSteps();
steps.register();
const inFlight = 20;
const stops = ['parse-document', 'chunk-document', 'embed-batch', 'index-batch', 'publish-version'];
const settings = { maxConcurrentActivityFunctions: 64, maxConcurrentOrchestratorFunctions: 8 };

it('a deploy with a new version finishes the runs that the former one began', async (t) => {
  const file = join(temporaryFolder(t), 'hub.db');
  const gates = new Gates();
  const random = new Random(20_261_121);
  steps.reset({ batches: 5, concurrency: 2 });
  // Each run comes to rest at a step of its own, so that the deploy meets runs everywhere.
  const restingPlaces = new Map<string, string>();
  steps.intercept = (step, { run, blobName, batch = 0 }) => {
    const name = run?.blobName ?? blobName ?? '';
    if (batch > 0 || restingPlaces.get(name) !== step) return undefined;
    return gates.pass(name).then(() => undefined);
  };
  const names = Array.from({ length: inFlight }, (_, at) => `acme/${at}.pdf`);
  for (const name of names) restingPlaces.set(name, stops[random.below(stops.length)] ?? '');

  await import('../../functions/ingest-document-v1.ts');
  const before = await HubHarness.start({ file, settings });
  for (const blobName of names) {
    const input = { blobName, etag: 'v1' };
    await before.client.startNew('ingest-document-v1', { instanceId: blobName.slice(5), input });
  }
  await gates.reached(...names);
  await before.close();

  await import('../../functions/ingest-orchestration.ts');
  for (const name of names) gates.open(name);
  const deployed = await HubHarness.start({ file, settings });
  t.after(() => deployed.close());
  const input = { blobName: 'acme/new.pdf', etag: 'v1' };
  const indexed = { outcome: 'indexed', pages: 1, chunks: 5 };
  assert.deepEqual((await deployed.run('ingest-document-v2', input)).output, indexed);
  for (const name of names) {
    const status = await deployed.reaches(name.slice(5), 'Completed', 'Failed');
    assert.deepEqual(status.output, indexed, `${name}, at rest in ${restingPlaces.get(name)}`);
  }
  assert.deepEqual(
    deployed.logged.filter(({ level }) => level !== 'information'),
    [],
  );
});

it('a run whose version is not registered any more fails, and says so', async (t) => {
  steps.reset({ batches: 1, concurrency: 2 });
  await import('../../functions/ingest-document-v1.ts');
  const hub = await HubHarness.start();
  t.after(() => hub.close());
  const held = Promise.withResolvers<undefined>();
  steps.intercept = (step) => (step === 'parse-document' ? held.promise : undefined);
  const input = { blobName: 'acme/a.pdf', etag: 'v1' };
  const instanceId = await hub.client.startNew('ingest-document-v1', { input });
  await hub.reaches(instanceId, 'Running');
  unregister('ingest-document-v1');
  held.resolve(undefined);
  const { output } = await hub.reaches(instanceId, 'Failed');
  assert.match(String(output), /ingest-document-v1/u);
});
