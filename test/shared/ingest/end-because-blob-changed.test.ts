import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { endBecauseBlobChanged } from '../../../shared/ingest/end-because-blob-changed.ts';
import { blobNames, memoryPorts, runUntil, signal, store } from './support.ts';

const name = 'acme/a.txt';
const id = documentId('acme', 'a.txt');

test('while there is a newer blob, the run is superseded and nothing is deleted', async () => {
  const ports = memoryPorts();
  const run = await runUntil('parsed', await store(ports, name, 'one'), ports);
  await store(ports, name, 'two');
  await assert.rejects(endBecauseBlobChanged(run, ports, signal), { outcome: 'superseded' });
  assert.ok(await ports.documents.get('acme', id));
});

test('when the blob is gone, everything made from it goes', async () => {
  const ports = memoryPorts();
  const run = await runUntil('written', await store(ports, name, 'one'), ports);
  await ports.originals.remove(name);
  const { version } = run;
  await assert.rejects(endBecauseBlobChanged(run, ports, signal), {
    outcome: 'deleted',
    deletion: { tenantId: 'acme', documentId: id, version, path: 'a.txt' },
  });
  assert.equal(await ports.documents.get('acme', id), undefined);
  assert.equal(await ports.searchIndex.countChunks('acme', id, {}), 0);
  assert.deepEqual(await blobNames(ports.processed), []);
});

test('a blob that comes back right after the look at storage is not deleted', async () => {
  const ports = memoryPorts();
  const run = await runUntil('parsed', await store(ports, name, 'one'), ports);
  await ports.originals.remove(name);
  const look = ports.originals.properties.bind(ports.originals);
  ports.originals.properties = async (blobName) => {
    const found = await look(blobName);
    ports.originals.properties = look;
    await runUntil('registered', await store(ports, name, 'two'), ports);
    return found;
  };
  await assert.rejects(endBecauseBlobChanged(run, ports, signal), {
    outcome: 'deleted',
    deletion: undefined,
  });
  assert.equal((await ports.documents.get('acme', id))?.status, 'parsing');
  assert.deepEqual(await blobNames(ports.originals), [name]);
});
