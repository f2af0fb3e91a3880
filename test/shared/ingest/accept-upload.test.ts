import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { acceptUpload } from '../../../shared/ingest/accept-upload.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { memoryPorts, runUntil, signal } from './support.ts';

const upload = {
  tenantId: 'acme',
  path: 'hr/a.txt',
  content: Buffer.from('Rules.'),
  metadata: { title: 'Rules \ud800', sourceUrl: 'javascript:alert(1)' },
};
const id = documentId('acme', 'hr/a.txt');

test('an upload is stored with its metadata and shows at once', async () => {
  const ports = memoryPorts();
  const record = await acceptUpload(upload, ports, signal);
  assert.equal(record.title, 'Rules \ufffd');
  assert.equal(record.metadata.sourceUrl, undefined);
  assert.deepEqual(await ports.documents.get('acme', id), record);
  assert.equal((await ports.originals.read('acme/hr/a.txt', signal))?.toString(), 'Rules.');
});

test('an upload that was deleted before it was noted leaves no record', async () => {
  const ports = memoryPorts();
  const write = ports.originals.write.bind(ports.originals);
  ports.originals.write = async (...input) => {
    const blob = await write(...input);
    await runUntil('published', { blobName: blob.name, etag: blob.etag }, ports);
    await deleteDocument({ tenantId: 'acme', documentId: id }, ports, signal);
    return blob;
  };
  await acceptUpload(upload, ports, signal);
  assert.equal(await ports.documents.get('acme', id), undefined);
});

test('a path that storage would read differently is refused', async () => {
  for (const path of ['../a.txt', '/a.txt', 'a//b.txt', 'a/./b.txt', 'a/', 'a\\b.txt', 'a\0.txt']) {
    const refused = acceptUpload({ ...upload, path }, memoryPorts(), signal);
    await assert.rejects(refused, { code: 'invalid_request' }, path);
  }
});
