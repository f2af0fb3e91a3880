import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId, locateDocument } from '../../../shared/domain/document-id.ts';
import { IngestFailure } from '../../../shared/ingest/failure.ts';
import { startIngestion } from '../../../shared/ingest/start-ingestion.ts';
import { startRemoval } from '../../../shared/ingest/start-removal.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { failDocument } from '../../../shared/ingest/steps/fail-document.ts';
import { registerDocument } from '../../../shared/ingest/steps/register-document.ts';
import { memoryPorts, RememberingRuns, runUntil, signal, store } from './support.ts';

const name = 'Other/../acme/a.txt';
const { documentId: id } = locateDocument(name, 'acme');

/** Runs as the orchestration does. @returns what the document failed with */
async function fail(blobName: string, ports: ReturnType<typeof memoryPorts>) {
  const request = await store(ports, blobName, 'Nobody reads this.');
  const failure: unknown = await registerDocument(request, ports, signal).catch((error) => error);
  assert.ok(failure instanceof IngestFailure);
  return failDocument({ request, error: failure.toDocumentError() }, ports, signal);
}

test('a blob in no tenant’s folder is noted as failed under its whole name, and touches no document', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  await runUntil('published', await store(ports, 'acme/a.txt', 'text'), ports);
  ports.originals.read = () => assert.fail('the file was read');
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
