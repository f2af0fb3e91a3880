import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import type { IngestRun } from '../../../shared/ingest/ingest-run.ts';
import { changeProperties } from '../../../shared/ingest/steps/change-properties.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { failDocument } from '../../../shared/ingest/steps/fail-document.ts';
import { registerDocument } from '../../../shared/ingest/steps/register-document.ts';
import { blobNames, memoryPorts, runUntil, signal, store, type MemoryPorts } from './support.ts';

const name = 'acme/rules.md';
const id = documentId('acme', 'rules.md');
const text = `---\ntags: own\n---\n# House rules\n\n${'A rule for all staff. '.repeat(80)}`;
const get = (ports: MemoryPorts) => ports.documents.get('acme', id);

/** What a caller of some groups finds of the document. */
async function found(ports: MemoryPorts, ...groups: string[]) {
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups }, filters: {} };
  return ports.searchIndex.keywordSearch('rule staff', 1000, scope);
}

/** An indexed document whose metadata was changed then, and the run of that. */
async function changed(metadata: Readonly<Record<string, string>>, before = {}) {
  const ports = memoryPorts();
  const first = await runUntil('published', await store(ports, name, text, before), ports);
  ports.embeddingModel.embed = () => assert.fail('embedded');
  const stored = await store(ports, name, text, metadata);
  return { ports, first, stored, run: await registerDocument(stored, ports, signal) };
}

test('new properties reach every passage without anything being embedded', async () => {
  const metadata = { groups: 'hr', tags: 'a,b', category: 'policy', title: 'Rules' };
  const { ports, first, run } = await changed(metadata, { audience: 'staff' });
  assert.equal(run.unchanged, true);
  const published = await changeProperties(run, ports, signal);
  const record = await get(ports);
  assert.equal(record?.status, 'indexed');
  assert.equal(record.indexedVersion, run.version);
  assert.equal(record.title, 'Rules');
  assert.deepEqual(record.progress, { done: record.chunks, total: record.chunks });
  assert.deepEqual([published.version, published.chunks], [run.version, record.chunks]);
  assert.deepEqual(await found(ports), []);
  const passages = await found(ports, 'hr');
  assert.equal(passages.length, record.chunks);
  for (const passage of passages) {
    assert.deepEqual(passage.tags, ['a', 'b']);
    assert.equal(passage.category, 'policy');
    assert.equal(passage.title, 'Rules');
    assert.equal(passage.audience, undefined);
    assert.equal(passage.version, first.version);
    assert.equal(passage.updatedAt, run.lastModified);
  }
});

test('what the document says about itself fills what its editor leaves open again', async () => {
  const { ports, run } = await changed({}, { tags: 'editors', title: 'Mine' });
  await changeProperties(run, ports, signal);
  const record = await get(ports);
  assert.equal(record?.title, 'House rules');
  assert.deepEqual(record.metadata.tags, ['own']);
  assert.deepEqual((await found(ports))[0]?.tags, ['own']);
});

test('a tightened document is said to be indexed when no passage is open any more', async () => {
  const { ports, run } = await changed({ groups: 'board' });
  const { searchIndex } = ports;
  const count = searchIndex.countChunks.bind(searchIndex);
  let looks = 0;
  // The index shows the change late.
  searchIndex.countChunks = async (...input) => {
    looks += 1;
    assert.notEqual((await get(ports))?.status, 'indexed');
    return looks < 3 ? 0 : count(...input);
  };
  await changeProperties(run, ports, signal, [0, 0]);
  assert.equal(looks, 3);
  searchIndex.countChunks = async () => 0;
  const again = await store(ports, name, text, { groups: 'hr' });
  const other = await registerDocument(again, ports, signal);
  await assert.rejects(changeProperties(other, ports, signal, [0]), { outcome: 'work-lost' });
  assert.equal((await get(ports))?.status, 'indexing');
});

test('passages that are gone make the run begin again, with everything made anew', async () => {
  const { ports, run, stored } = await changed({ groups: 'hr' });
  await ports.searchIndex.removeDocument('acme', id, {});
  await assert.rejects(changeProperties(run, ports, signal), { outcome: 'work-lost' });
  const again = await registerDocument({ ...stored, restarts: 1 }, ports, signal);
  assert.equal(again.unchanged, undefined);
});

test('a change while another is under way wins, whichever writes last', async () => {
  const { ports, run } = await changed({ groups: 'everyone,board' });
  const { searchIndex } = ports;
  const write = searchIndex.change.bind(searchIndex);
  searchIndex.change = async (changes) => {
    searchIndex.change = write;
    const newer = await store(ports, name, text, { groups: 'board' });
    await changeProperties(await registerDocument(newer, ports, signal), ports, signal);
    return write(changes);
  };
  await assert.rejects(changeProperties(run, ports, signal), { outcome: 'superseded' });
  assert.deepEqual(await found(ports, 'everyone'), []);
  const record = await get(ports);
  assert.equal(record?.status, 'indexed');
  assert.equal((await found(ports, 'board')).length, record.chunks);
});

test('a content that comes back after another one was begun is taken over as well', async () => {
  const { ports, first } = await changed({ groups: 'hr' });
  ports.embeddingModel = memoryPorts().embeddingModel;
  await runUntil('written', await store(ports, name, `${text}More.`), ports);
  const run = await registerDocument(await store(ports, name, text), ports, signal);
  await changeProperties(run, ports, signal);
  const { chunks } = (await get(ports)) ?? {};
  assert.equal(await ports.searchIndex.countChunks('acme', id, {}), chunks);
  for (const blob of await blobNames(ports.processed)) assert.ok(blob.includes(first.version));
});

test('the next content is compared with the one that was taken over', async () => {
  const { ports, run } = await changed({ tags: 'x' });
  await changeProperties(run, ports, signal);
  ports.embeddingModel = memoryPorts().embeddingModel;
  const next = await runUntil('published', await store(ports, name, `${text}\n\nThe end.`), ports);
  const record = await get(ports);
  assert.ok(record && record.reusedVectors > 0);
  assert.equal(record.indexedContent?.version, next.version);
  assert.equal(await ports.searchIndex.countChunks('acme', id, {}), record.chunks);
});

test('a change that fails leaves the passages answering those whom it was meant for', async () => {
  const { ports, stored, first } = await changed({ groups: 'hr' });
  await failDocument({ request: stored, error: { code: 'x', message: 'y' } }, ports, signal);
  const record = await get(ports);
  assert.equal(record?.indexedVersion, first.version);
  assert.equal((await found(ports, 'hr')).length, record.chunks);
  assert.deepEqual(await found(ports), []);
});

test('another content, another wish and a deletion take the long way or none', async () => {
  const { ports, run } = await changed({ groups: 'hr' });
  const other = await store(ports, name, text.replace('staff', 'stuff'));
  assert.equal((await registerDocument(other, ports, signal)).unchanged, undefined);
  await assert.rejects(changeProperties(run, ports, signal), { outcome: 'superseded' });
  await deleteDocument({ tenantId: 'acme', documentId: id }, ports, signal);
  const late: IngestRun = { ...run, version: 'late' };
  await assert.rejects(changeProperties(late, ports, signal), { outcome: 'deleted' });
  assert.deepEqual(await found(ports, 'hr'), []);
});

test('a document beside which other files are kept than came in its content is read again', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, name, text), ports);
  await store(ports, `${name}/attachment.txt`, 'Text.', { parent: id, depth: '1' });
  const run = await registerDocument(await store(ports, name, text, { tags: 'x' }), ports, signal);
  assert.equal(run.unchanged, undefined);
});
