import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateMetadata } from '../../../../shared/ingest/commands/update-metadata.ts';
import { RememberingRuns, signal } from '../support.ts';
import { commandPorts, indexed, order } from './support.ts';

const update = (documentId: string, changes: Parameters<typeof updateMetadata>[0]['changes']) => ({
  ...order,
  type: 'update-metadata' as const,
  documentId,
  changes,
});

test('changes are written to the original and its new version is ingested', async () => {
  const ports = commandPorts();
  const runs = new RememberingRuns();
  const before = { title: 'Old', tags: 'a', owner: 'kept' };
  const { documentId, blobName, etag } = await indexed(ports, 'a.txt', before);
  const changes = { title: 'New é', tags: ['x', 'y,z'], category: null };
  const outcome = await updateMetadata(update(documentId, changes), runs, ports, signal);
  assert.equal(outcome, 'started');
  const blob = await ports.originals.properties(blobName);
  assert.deepEqual(blob?.metadata, { owner: 'kept', title: 'New%20%C3%A9', tags: 'x,y%2Cz' });
  assert.notEqual(blob.etag, etag);
  assert.deepEqual(runs.started[0]?.input, { blobName, etag: blob.etag });
});

test('null and empty lists remove a property, and what is left out stays', async () => {
  const ports = commandPorts();
  const before = { title: 'T', groups: 'hr', tags: 'a', category: 'c', audience: 'staff' };
  const { documentId, blobName } = await indexed(ports, 'a.txt', before);
  const changes = { title: null, groups: [], category: undefined };
  await updateMetadata(update(documentId, changes), new RememberingRuns(), ports, signal);
  const blob = await ports.originals.properties(blobName);
  assert.deepEqual(blob?.metadata, { tags: 'a', category: 'c', audience: 'staff' });
});

test('carried out again it changes nothing and starts no second run', async () => {
  const ports = commandPorts();
  const runs = new RememberingRuns();
  const { documentId, blobName } = await indexed(ports, 'a.txt');
  const command = update(documentId, { title: 'New' });
  await updateMetadata(command, runs, ports, signal);
  const etag = (await ports.originals.properties(blobName))?.etag;
  assert.equal(await updateMetadata(command, runs, ports, signal), 'already-known');
  assert.equal((await ports.originals.properties(blobName))?.etag, etag);
  assert.equal(runs.started.length, 1);
});

test('a file that is stored anew meanwhile gets the changes, and keeps its own', async () => {
  const ports = commandPorts();
  const { documentId, blobName } = await indexed(ports, 'a.txt');
  const setMetadata = ports.originals.setMetadata.bind(ports.originals);
  let raced = false;
  ports.originals.setMetadata = async (...input) => {
    if (!raced) {
      raced = true;
      const options = { contentType: 'text/plain', metadata: { audience: 'staff' } };
      await ports.originals.write(blobName, 'Newer rules.', options);
    }
    return setMetadata(...input);
  };
  const command = update(documentId, { title: 'New' });
  await updateMetadata(command, new RememberingRuns(), ports, signal);
  const blob = await ports.originals.properties(blobName);
  assert.deepEqual(blob?.metadata, { title: 'New', audience: 'staff' });
  assert.equal((await ports.originals.read(blobName, signal))?.toString(), 'Newer rules.');
});

test('a file that never holds still is left to another delivery', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  ports.originals.setMetadata = async () => undefined;
  const updating = updateMetadata(
    update(documentId, { title: 'New' }),
    new RememberingRuns(),
    ports,
    signal,
  );
  await assert.rejects(updating, { code: 'conflict', transient: true });
});

test('a document that is gone, or going, is left alone', async () => {
  const ports = commandPorts();
  const runs = new RememberingRuns();
  const { documentId, blobName } = await indexed(ports, 'a.txt');
  const command = update(documentId, { title: 'New' });
  assert.equal(await updateMetadata(update('none', {}), runs, ports, signal), 'not-known');
  await ports.documents.update('acme', documentId, (record) =>
    record ? { ...record, status: 'deleting' } : undefined,
  );
  assert.equal(await updateMetadata(command, runs, ports, signal), 'not-known');
  await ports.documents.update('acme', documentId, (record) =>
    record ? { ...record, status: 'indexed' } : undefined,
  );
  await ports.originals.remove(blobName);
  assert.equal(await updateMetadata(command, runs, ports, signal), 'blob-gone');
  assert.deepEqual(runs.started, []);
});
