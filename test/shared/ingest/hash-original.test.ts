import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentHash } from '../../../shared/ingest/content-hash.ts';
import { hashOriginal } from '../../../shared/ingest/hash-original.ts';
import { memoryPorts, signal, store } from './support.ts';

test('a file’s hash is that of its whole content, without its being held in memory', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/a.txt', 'Some text.');
  ports.originals.read = () => assert.fail('read whole');
  assert.equal(await hashOriginal(stored, ports, signal), contentHash(Buffer.from('Some text.')));
});

test('a file that was replaced or removed has none', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/a.txt', 'Some text.');
  await store(ports, 'acme/a.txt', 'Some text.');
  assert.equal(await hashOriginal(stored, ports, signal), undefined);
  await ports.originals.remove('acme/a.txt');
  assert.equal(await hashOriginal(stored, ports, signal), undefined);
});
