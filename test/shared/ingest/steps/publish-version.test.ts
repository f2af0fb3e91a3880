import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexBatch } from '../../../../shared/ingest/steps/index-batch.ts';
import { publishVersion } from '../../../../shared/ingest/steps/publish-version.ts';
import { handbook, handbookId, handbookRecord, indexedVersions } from '../handbook.ts';
import { memoryPorts, runUntil, signal, store } from '../support.ts';

test('publishing waits until the index shows every chunk', async () => {
  const ports = memoryPorts();
  const run = await runUntil('written', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const { searchIndex } = ports;
  const count = searchIndex.countChunks.bind(searchIndex);
  let looks = 0;
  searchIndex.countChunks = async (...input) => ((looks += 1) < 3 ? 1 : count(...input));
  await publishVersion(run, ports, signal, [0, 0]);
  assert.equal(looks, 3);
  assert.equal((await handbookRecord(ports))?.status, 'indexed');
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
  const answering: (string | undefined)[] = [(await handbookRecord(ports))?.indexedVersion];
  searchIndex.removeDocument = async (...input) => {
    answering.push((await handbookRecord(ports))?.indexedVersion);
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
    assert.equal((await handbookRecord(ports))?.status, 'indexing');
    return (await remove(...input)) + (looks < 3 ? 1 : 0);
  };
  await assert.rejects(publishVersion(run, ports, signal, [], [0]), { code: 'search_unavailable' });
  looks = 0;
  await publishVersion(run, ports, signal, [], [0, 0]);
  assert.equal(looks, 3);
  assert.equal((await handbookRecord(ports))?.status, 'indexed');
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
  const { version = '' } = (await handbookRecord(ports)) ?? {};
  assert.equal(await searchIndex.countChunks('acme', handbookId, { version }), 1);
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
  assert.deepEqual(await indexedVersions(ports), [newest]);
});

test('chunks that never show are lost work, which is done again', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  const run = await runUntil('written', stored, ports);
  await ports.searchIndex.removeDocument('acme', handbookId, {});
  await assert.rejects(publishVersion(run, ports, signal, [0]), { outcome: 'work-lost' });
  assert.equal((await handbookRecord(ports))?.status, 'indexing');
  await runUntil('published', stored, ports);
  assert.equal((await handbookRecord(ports))?.status, 'indexed');
});
