import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { contentHash } from '../../../shared/ingest/content-hash.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { embedBatch } from '../../../shared/ingest/steps/embed-batch.ts';
import { failDocument } from '../../../shared/ingest/steps/fail-document.ts';
import { indexBatch } from '../../../shared/ingest/steps/index-batch.ts';
import { parseDocument } from '../../../shared/ingest/steps/parse-document.ts';
import { publishVersion } from '../../../shared/ingest/steps/publish-version.ts';
import { registerDocument } from '../../../shared/ingest/steps/register-document.ts';
import { makePdf, paragraph } from '../../support/make-pdf.ts';
import { handbook, handbookId, handbookRecord, indexedVersions } from './handbook.ts';
import { blobNames, memoryPorts, runUntil, signal, store } from './support.ts';

test('a document passes through all stages and is indexed with its metadata', async () => {
  const ports = memoryPorts();
  const metadata = { groups: 'hr', tags: 'rules', category: 'policy', title: 'Staff rules' };
  const stored = await store(ports, 'acme/hr/handbook.md', handbook, metadata);
  const run = await runUntil('published', stored, ports);
  const record = await handbookRecord(ports);
  assert.equal(record?.status, 'indexed');
  assert.equal(record.indexedVersion, run.version);
  assert.equal(record.title, 'Staff rules');
  assert.equal(record.contentType, 'text/markdown');
  assert.deepEqual(record.progress, { done: record.chunks, total: record.chunks });
  const options = { version: run.version };
  assert.equal(await ports.searchIndex.countChunks('acme', handbookId, options), record.chunks);
  const scope = { principal: { tenantId: 'acme', userId: 'u', groups: ['hr'] }, filters: {} };
  const [chunk] = await ports.searchIndex.keywordSearch('Section 7', 1, scope);
  assert.deepEqual(chunk?.groups, ['hr']);
  assert.deepEqual(chunk.tags, ['rules']);
  assert.equal(chunk.category, 'policy');
  assert.equal(chunk.path, 'hr/handbook.md');
  assert.equal(chunk.updatedAt, run.lastModified);
});

test('a record says how long each stage took, how often it was tried and what was read', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  await runUntil('published', stored, ports);
  const record = await handbookRecord(ports);
  const stages = ['queued', 'parsing', 'chunking', 'embedding', 'indexing'];
  assert.deepEqual(Object.keys(record?.timings ?? {}), stages);
  for (const { ms } of Object.values(record?.timings ?? {})) assert.ok(ms !== undefined && ms > 0);
  assert.equal(record?.attempts, 1);
  assert.ok(record.tokens > 0 && record.tokens <= record.chunks * 64);
  assert.equal(record.contentHash, contentHash(Buffer.from(handbook)));
  assert.equal(record.etag, stored.etag);
});

test('every step may run twice without leaving anything twice', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  await runUntil('written', stored, ports);
  const run = await runUntil('published', stored, ports);
  await publishVersion(run, ports, signal);
  const record = await handbookRecord(ports);
  assert.equal(record?.status, 'indexed');
  assert.equal(await ports.searchIndex.countChunks('acme', handbookId, {}), record.chunks);
});

test('an activity that arrives after the end does not bring the run back to life', async () => {
  const ports = memoryPorts();
  const run = await runUntil(
    'published',
    await store(ports, 'acme/hr/handbook.md', handbook),
    ports,
  );
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'superseded' });
  assert.equal((await handbookRecord(ports))?.status, 'indexed');
});

test('a new version takes over only when it is whole, and leaves nothing of the old one', async () => {
  const ports = memoryPorts();
  const first = await runUntil(
    'published',
    await store(ports, 'acme/hr/handbook.md', handbook),
    ports,
  );
  const changed = await store(ports, 'acme/hr/handbook.md', `# New\n\n${handbook}`);
  await runUntil('embedded', changed, ports);
  assert.deepEqual(await indexedVersions(ports), [first.version]);
  assert.equal((await handbookRecord(ports))?.indexedVersion, first.version);
  const second = await runUntil('published', changed, ports);
  assert.deepEqual(await indexedVersions(ports), [second.version]);
  assert.equal((await handbookRecord(ports))?.id, handbookId);
  for (const name of await blobNames(ports.processed))
    assert.ok(name.includes(second.version), name);
});

test('a run whose blob was replaced ends at its next step and touches nothing', async () => {
  const ports = memoryPorts();
  const old = await store(ports, 'acme/hr/handbook.md', handbook);
  const run = await runUntil('written', old, ports);
  const newer = await store(ports, 'acme/hr/handbook.md', '# New');
  await assert.rejects(registerDocument(old, ports, signal), { outcome: 'superseded' });
  await assert.rejects(parseDocument(run, ports, signal), { outcome: 'superseded' });
  await assert.rejects(publishVersion(run, ports, signal), { outcome: 'superseded' });
  const newRun = await registerDocument(newer, ports, signal);
  const error = { code: 'x', message: 'too late' };
  await assert.rejects(failDocument({ request: old, error }, ports, signal), {
    outcome: 'superseded',
  });
  const record = await handbookRecord(ports);
  assert.equal(record?.version, newRun.version);
  assert.equal(record.status, 'parsing');
});

test('a batch that was being written when its run lost the document leaves no chunk', async () => {
  const ports = memoryPorts();
  const run = await runUntil(
    'embedded',
    await store(ports, 'acme/hr/handbook.md', handbook),
    ports,
  );
  const { searchIndex } = ports;
  const upload = searchIndex.upload.bind(searchIndex);
  searchIndex.upload = async (chunks) => {
    await upload(chunks);
    await ports.documents.remove('acme', handbookId);
  };
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'deleted' });
  assert.equal(await searchIndex.countChunks('acme', handbookId, {}), 0);
});

test('a batch that was being embedded when its document was deleted leaves no vectors', async () => {
  const ports = memoryPorts();
  const run = await runUntil('chunked', await store(ports, 'acme/hr/handbook.md', handbook), ports);
  const { embeddingModel } = ports;
  const embed = embeddingModel.embed.bind(embeddingModel);
  embeddingModel.embed = async (...input) => {
    await deleteDocument({ tenantId: 'acme', documentId: handbookId }, ports, signal);
    return embed(...input);
  };
  await assert.rejects(embedBatch({ run, batch: 0 }, ports, signal), { outcome: 'deleted' });
  assert.deepEqual(await blobNames(ports.processed), []);
});

test('a document whose blob is gone is cleaned up', async () => {
  const ports = memoryPorts();
  const stored = await store(ports, 'acme/hr/handbook.md', handbook);
  const run = await runUntil('written', stored, ports);
  await ports.originals.remove(stored.blobName);
  await assert.rejects(publishVersion(run, ports, signal), { outcome: 'deleted' });
  assert.equal(await handbookRecord(ports), undefined);
  assert.equal(await ports.searchIndex.countChunks('acme', handbookId, {}), 0);
  assert.deepEqual(await blobNames(ports.processed), []);
});

test('files that can never be ingested are refused with their reason', async () => {
  const encrypted = await makePdf((pdf) => paragraph(pdf, 'secret'), { userPassword: 'x' });
  const many = await makePdf((pdf) => pdf.text('1').addPage().text('2').addPage().text('3'));
  const cases: [string, string | Uint8Array, string][] = [
    ['empty.pdf', '', 'empty_document'],
    ['blank.txt', ' \n ', 'empty_document'],
    ['garbage.pdf', '\u0000\u0001\u0002garbage'.repeat(50), 'damaged_document'],
    ['locked.pdf', encrypted, 'encrypted_document'],
    ['image.png', '\u0089PNG...', 'unsupported_media_type'],
    ['table.xlsx', 'PK\u0003\u0004', 'damaged_document'],
    ['photos.zip', 'PK\u0003\u0004', 'unsupported_media_type'],
    ['big.txt', 'x'.repeat(1024 * 1024 + 1), 'too_large'],
    ['many.pdf', many, 'too_many_pages'],
  ];
  for (const [path, content, code] of cases) {
    const ports = memoryPorts({ DOCUMENT_MAX_MB: '1', DOCUMENT_MAX_PAGES: '2' });
    const stored = await store(ports, `acme/${path}`, content);
    await assert.rejects(runUntil('parsed', stored, ports), { name: 'IngestFailure', code }, path);
  }
});

test('a blob without a folder belongs to the default tenant', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'house' });
  const run = await runUntil('published', await store(ports, 'notes.txt', 'Text.'), ports);
  assert.equal(run.tenantId, 'house');
  const record = await ports.documents.get('house', documentId('house', 'notes.txt'));
  assert.equal(record?.blobName, 'notes.txt');
  assert.equal(record.title, 'notes.txt');
});

test('a title that a document gives itself is brought within bounds', async () => {
  const ports = memoryPorts();
  const page = `<html><head><title>Rules${' of old'.repeat(500)}</title></head><body><p>Text.</p></body></html>`;
  await runUntil('published', await store(ports, 'acme/page.html', page), ports);
  const record = await ports.documents.get('acme', documentId('acme', 'page.html'));
  assert.match(record?.title ?? '', /^Rules of old.{1,290}$/u);
  assert.ok((record?.title.length ?? 0) <= 300);
});
