import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeProperties } from '../../../../shared/ingest/steps/change-properties.ts';
import { failDocument } from '../../../../shared/ingest/steps/fail-document.ts';
import { registerDocument } from '../../../../shared/ingest/steps/register-document.ts';
import { handbook, handbookId, handbookRecord, indexedVersions } from '../handbook.ts';
import { memoryPorts, runUntil, signal, store } from '../support.ts';

test('a failure says why, removes the version’s chunks and keeps the one before', async () => {
  const ports = memoryPorts();
  const first = await runUntil(
    'published',
    await store(ports, 'acme/hr/handbook.md', handbook),
    ports,
  );
  const changed = await store(ports, 'acme/hr/handbook.md', `# New\n\n${handbook}`);
  await runUntil('written', changed, ports);
  const error = { code: 'search_unavailable', message: 'The index is away.' };
  await failDocument({ request: changed, error }, ports, signal);
  await failDocument({ request: changed, error }, ports, signal);
  const record = await handbookRecord(ports);
  assert.equal(record?.status, 'failed');
  assert.deepEqual(record.error, error);
  assert.equal(record.indexedVersion, first.version);
  assert.deepEqual(await indexedVersions(ports), [first.version]);
});

test('the version that answers after a failure does so for those whom the failed one was meant for', async () => {
  const ports = memoryPorts();
  const name = 'acme/hr/handbook.md';
  const first = await runUntil('published', await store(ports, name, handbook), ports);
  const error = { code: 'damaged_document', message: 'It is damaged.' };
  const failed = await store(ports, name, 'broken', { groups: 'hr' });
  await runUntil('registered', failed, ports);
  await failDocument({ request: failed, error }, ports, signal);
  const counted = (groups: readonly string[]) => {
    const described = { version: first.version, groups };
    return ports.searchIndex.countChunks('acme', handbookId, described);
  };
  const { indexedContent } = (await handbookRecord(ports)) ?? {};
  assert.equal(await counted(['hr']), indexedContent?.chunks);
  assert.equal(await counted([]), 0);
});

test('a failure that is written down late changes nothing for those whom a newer version is meant for', async () => {
  const ports = memoryPorts();
  const name = 'acme/hr/handbook.md';
  await runUntil('published', await store(ports, name, handbook), ports);
  const failed = await store(ports, name, 'broken', { groups: 'everyone' });
  await runUntil('registered', failed, ports);
  const { searchIndex } = ports;
  const change = searchIndex.change.bind(searchIndex);
  searchIndex.change = async (changes) => {
    searchIndex.change = change;
    const newer = await store(ports, name, handbook, { groups: 'hr' });
    await changeProperties(await registerDocument(newer, ports, signal), ports, signal);
    return change(changes);
  };
  const error = { code: 'damaged_document', message: 'It is damaged.' };
  await failDocument({ request: failed, error }, ports, signal);
  assert.equal(await searchIndex.countChunks('acme', handbookId, { groups: ['everyone'] }), 0);
});

test('a run after a failure starts clean', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  await runUntil('parsed', stored, ports);
  await failDocument({ request: stored, error: { code: 'x', message: 'y' } }, ports, signal);
  await runUntil('published', stored, ports);
  const record = await handbookRecord(ports);
  assert.equal(record?.status, 'indexed');
  assert.equal(record.error, undefined);
});
