import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import type { BlobProperties } from '../../../shared/ports/blob-store.ts';
import { recordArrival } from '../../../shared/ingest/record-arrival.ts';
import { failDocument } from '../../../shared/ingest/steps/fail-document.ts';
import { memoryPorts, runUntil, signal, store, type MemoryPorts } from './support.ts';

const name = 'acme/a.txt';
const id = documentId('acme', 'a.txt');

async function write(ports: MemoryPorts, text: string): Promise<BlobProperties> {
  return ports.originals.write(name, text, { contentType: 'text/plain' });
}

test('the note of an upload that was overtaken leaves the newer version alone', async () => {
  const ports = memoryPorts();
  const slow = await write(ports, 'one');
  const fast = await write(ports, 'two');
  await recordArrival(fast, ports, signal);
  assert.equal((await recordArrival(slow, ports, signal)).etag, fast.etag);
  const run = await runUntil('registered', { blobName: name, etag: fast.etag }, ports);
  await recordArrival(slow, ports, signal);
  const record = await ports.documents.get('acme', id);
  assert.equal(record?.version, run.version);
  assert.equal(record.status, 'parsing');
});

test('an upload that overtakes between the look at storage and the note wins', async () => {
  const ports = memoryPorts();
  await recordArrival(await write(ports, 'zero'), ports, signal);
  const slow = await write(ports, 'one');
  const look = ports.originals.properties.bind(ports.originals);
  ports.originals.properties = async (blobName) => {
    ports.originals.properties = look;
    const found = await look(blobName);
    await recordArrival(await write(ports, 'two'), ports, signal);
    return found;
  };
  const after = await recordArrival(slow, ports, signal);
  assert.equal(after.etag, (await look(name))?.etag);
  assert.notEqual(after.etag, slow.etag);
});

test('a newer version keeps what answers questions and begins without the former one’s figures', async () => {
  const ports = memoryPorts();
  const first = await runUntil('published', await store(ports, name, 'First text.'), ports);
  const before = await ports.documents.get('acme', id);
  const record = await recordArrival(await write(ports, 'two'), ports, signal);
  assert.equal(record.status, 'queued');
  assert.equal(record.indexedVersion, first.version);
  assert.equal(record.createdAt, before?.createdAt);
  assert.equal(record.contentHash, undefined);
  assert.deepEqual([record.attempts, record.tokens, record.chunks], [0, 0, 0]);
  assert.deepEqual(Object.keys(record.timings), ['queued']);
});

test('a version that failed is queued again and remembers how often it was tried', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, name, 'Text.');
  await runUntil('registered', stored, ports);
  await failDocument({ request: stored, error: { code: 'x', message: 'y' } }, ports, signal);
  const blob = await ports.originals.properties(name);
  assert.ok(blob);
  const record = await recordArrival(blob, ports, signal);
  assert.equal(record.status, 'queued');
  assert.equal(record.error, undefined);
  assert.equal(record.attempts, 1);
});
