import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId, locateDocument } from '../../../shared/domain/document-id.ts';
import { IngestFailure } from '../../../shared/ingest/failure.ts';
import { startIngestion } from '../../../shared/ingest/start-ingestion.ts';
import { startRemoval } from '../../../shared/ingest/start-removal.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { failDocument } from '../../../shared/ingest/steps/fail-document.ts';
import {
  memoryPorts,
  RememberingRuns,
  runUntil,
  signal,
  store,
  type MemoryPorts,
} from './support.ts';

const name = 'Other/../acme/a.txt';
const { documentId: id } = locateDocument(name, 'acme');

/** Runs as the orchestration does; reading the file is a mistake. @returns what the document failed with */
async function fail(blobName: string, ports: MemoryPorts, content: Buffer | string = 'text') {
  const request = await store(ports, blobName, content);
  const read = ports.originals.read.bind(ports.originals);
  ports.originals.read = () => assert.fail('the file was read');
  const failure: unknown = await runUntil('parsed', request, ports).catch(
    (error: unknown) => error,
  );
  ports.originals.read = read;
  assert.ok(failure instanceof IngestFailure, String(failure));
  return failDocument({ request, error: failure.toDocumentError() }, ports, signal);
}

test('a file over the limit is refused by its size alone', async () => {
  const ports = memoryPorts();
  const { tenantId, documentId: large } = await fail(
    'acme/large.pdf',
    ports,
    Buffer.alloc(51 * 1024 * 1024),
  );
  const record = await ports.documents.get(tenantId, large);
  assert.equal(record?.error?.code, 'too_large');
});

test('a name that hides or leads elsewhere is refused, also one that no storage should have', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  for (const [blobName, code] of [
    ['acme/a\u0000.pdf', 'unsafe_name'],
    ['acme/invoice\u202efdp.exe', 'unsafe_name'],
    ['acme/..%2fhouse/a.pdf', 'unsafe_name'],
    [`acme/${'x'.repeat(1019)}`, 'name_too_long'],
  ] as const) {
    await store(ports, blobName, 'text');
    assert.equal(await startIngestion(blobName, runs, ports, signal), 'started');
    const { tenantId, documentId: refused } = await fail(blobName, ports);
    const record = await ports.documents.get(tenantId, refused);
    assert.equal(record?.error?.code, code, blobName);
    assert.equal(record.blobName, blobName);
  }
});

test('a blob in no tenant’s folder is noted as failed under its whole name, and touches no document', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  await runUntil('published', await store(ports, 'acme/a.txt', 'text'), ports);
  const announced = await fail(name, ports);
  assert.partialDeepStrictEqual(announced, { tenantId: 'acme', documentId: id, path: name });
  const record = await ports.documents.get('acme', id);
  assert.equal(record?.status, 'failed');
  assert.equal(record.error?.code, 'unknown_tenant_folder');
  assert.equal(record.blobName, name);
  const own = await ports.documents.get('acme', documentId('acme', 'a.txt'));
  assert.equal(own?.status, 'indexed');
});

test('an event that repeats starts no second run; the record goes with the blob', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  const runs = new RememberingRuns();
  await store(ports, name, 'text');
  assert.equal(await startIngestion(name, runs, ports, signal), 'started');
  assert.equal(await startIngestion(name, runs, ports, signal), 'already-known');
  const { version = '' } = (await ports.documents.get('acme', id)) ?? {};
  await ports.originals.remove(name);
  assert.equal(await startRemoval(name, runs, ports, signal), 'started');
  await deleteDocument({ tenantId: 'acme', documentId: id, version }, ports, signal);
  assert.equal(await ports.documents.get('acme', id), undefined);
});

test('a document of the default tenant may have the same path, and stays when the other is deleted', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  await fail('Other/a.txt', ports);
  await runUntil('published', await store(ports, 'acme/Other/a.txt', 'text'), ports);
  const misplaced = locateDocument('Other/a.txt', 'acme').documentId;
  await deleteDocument({ tenantId: 'acme', documentId: misplaced }, ports, signal);
  assert.equal(await ports.documents.get('acme', misplaced), undefined);
  assert.equal(await ports.originals.properties('Other/a.txt'), undefined);
  const own = await ports.documents.get('acme', documentId('acme', 'Other/a.txt'));
  assert.equal(own?.status, 'indexed');
  assert.notEqual(await ports.originals.properties('acme/Other/a.txt'), undefined);
});
