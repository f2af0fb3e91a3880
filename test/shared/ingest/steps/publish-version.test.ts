import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import { indexBatch } from '../../../../shared/ingest/steps/index-batch.ts';
import { publishVersion } from '../../../../shared/ingest/steps/publish-version.ts';
import { memoryPorts, runUntil, signal, store, type MemoryPorts } from '../support.ts';

const handbook = Array.from(
  { length: 12 },
  (_, at) =>
    `## Section ${at}\n\n${`Rule ${at} says what staff may do on day ${at}. `.repeat(4)}\n\n`,
).join('');
const id = documentId('acme', 'hr/handbook.md');
const get = (ports: MemoryPorts) => ports.documents.get('acme', id);

async function chunkVersions(ports: MemoryPorts): Promise<string[]> {
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups: ['hr'] }, filters: {} };
  const found = await ports.searchIndex.keywordSearch('rule staff new', 1000, scope);
  return [...new Set(found.map(({ version }) => version))];
}

test('publishing waits until the index shows every chunk', async () => {
  const ports = memoryPorts();
  const run = await runUntil('written', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const { searchIndex } = ports;
  const count = searchIndex.countChunks.bind(searchIndex);
  let looks = 0;
  searchIndex.countChunks = async (...input) => ((looks += 1) < 3 ? 1 : count(...input));
  await publishVersion(run, ports, signal, [0, 0]);
  assert.equal(looks, 3);
  assert.equal((await get(ports))?.status, 'indexed');
});

test('the new version is named before anything of the old one goes', async () => {
  const ports = memoryPorts();
  const first = await runUntil(
    'published',
    await store(ports, 'acme/hr/handbook.md', handbook),
    ports,
  );
  const changed = await store(ports, 'acme/hr/handbook.md', `# New\n\n${handbook}`);
  const run = await runUntil('written', changed, ports);
  const { searchIndex } = ports;
  const remove = searchIndex.removeDocument.bind(searchIndex);
  const answering: (string | undefined)[] = [(await get(ports))?.indexedVersion];
  searchIndex.removeDocument = async (...input) => {
    answering.push((await get(ports))?.indexedVersion);
    return remove(...input);
  };
  await publishVersion(run, ports, signal);
  assert.deepEqual([...new Set(answering)], [first.version, run.version]);
});

test('a version is said to be indexed when the index shows no passage of the former one any more', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const changed = await store(ports, 'acme/hr/handbook.md', `# New\n\n${handbook}`);
  const run = await runUntil('written', changed, ports);
  const { searchIndex } = ports;
  const remove = searchIndex.removeDocument.bind(searchIndex);
  let looks = 0;
  // The index shows the removal late.
  searchIndex.removeDocument = async (...input) => {
    looks += 1;
    assert.equal((await get(ports))?.status, 'indexing');
    return (await remove(...input)) + (looks < 3 ? 1 : 0);
  };
  await assert.rejects(publishVersion(run, ports, signal, [], [0]), { code: 'search_unavailable' });
  looks = 0;
  await publishVersion(run, ports, signal, [], [0, 0]);
  assert.equal(looks, 3);
  assert.equal((await get(ports))?.status, 'indexed');
});

test('a version that is replaced while it is published removes nothing of the newer one', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const changed = await store(ports, 'acme/hr/handbook.md', `# New\n\n${handbook}`);
  const run = await runUntil('written', changed, ports);
  const { searchIndex } = ports;
  const remove = searchIndex.removeDocument.bind(searchIndex);
  searchIndex.removeDocument = async (...input) => {
    searchIndex.removeDocument = remove;
    const removed = await remove(...input);
    await runUntil(
      'written',
      await store(ports, 'acme/hr/handbook.md', '# Newest\n\nA rule.'),
      ports,
    );
    return removed;
  };
  await assert.rejects(publishVersion(run, ports, signal), { outcome: 'superseded' });
  const { version = '' } = (await get(ports)) ?? {};
  assert.equal(await searchIndex.countChunks('acme', id, { version }), 1);
});

test('a batch that was written after its run lost the document goes, though no search shows it yet', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const late = await store(ports, 'acme/hr/handbook.md', `# Late\n\n${handbook}`);
  const run = await runUntil('embedded', late, ports);
  const { searchIndex } = ports;
  const [upload, remove] = [
    searchIndex.upload.bind(searchIndex),
    searchIndex.removeDocument.bind(searchIndex),
  ];
  let newest = '';
  searchIndex.upload = async (chunks) => {
    searchIndex.upload = upload;
    const stored = await store(ports, 'acme/hr/handbook.md', `# Newest\n\n${handbook}`);
    newest = (await runUntil('published', stored, ports)).version;
    searchIndex.removeDocument = async () => 0;
    await upload(chunks);
  };
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'superseded' });
  searchIndex.removeDocument = remove;
  assert.deepEqual(await chunkVersions(ports), [newest]);
});

test('chunks that never show are lost work, which is done again', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  const run = await runUntil('written', stored, ports);
  await ports.searchIndex.removeDocument('acme', id, {});
  await assert.rejects(publishVersion(run, ports, signal, [0]), { outcome: 'work-lost' });
  assert.equal((await get(ports))?.status, 'indexing');
  await runUntil('published', stored, ports);
  assert.equal((await get(ports))?.status, 'indexed');
});
