import assert from 'node:assert/strict';
import type { Readable } from 'node:stream';
import { beforeEach, test } from 'node:test';
import { getDocumentContent } from '../../../../shared/http/routes/document-routes.ts';
import { aCall } from '../../../support/a-call.ts';
import { aDocument } from '../../../support/a-document.ts';
import { MemoryBlobStore } from '../../../support/memory-blob-store.ts';
import { MemoryDocumentStore } from '../../../support/memory-document-store.ts';

const clock = { now: () => new Date('2026-03-01T08:00:00Z') };
let originals: MemoryBlobStore;
let documents: MemoryDocumentStore;

beforeEach(async () => {
  originals = new MemoryBlobStore();
  documents = new MemoryDocumentStore(clock);
  await documents.update('acme', 'd1', () => aDocument());
});

const put = (metadata: Readonly<Record<string, string>>) =>
  originals.write('acme/d1.pdf', 'text', { contentType: 'application/pdf', metadata });
const get = (groups: readonly string[] = []) => {
  const principal = { tenantId: 'acme', userId: 'kim', groups };
  return getDocumentContent(
    aCall({ originals, documents }, { params: { id: 'd1' } }, { principal }),
  );
};

test('gives the original to those who may read it', async () => {
  await put({});
  assert.equal((await get()).status, 200);
});

test('gives a file that was replaced by one for fewer people to them alone, before that is noted', async () => {
  await put({ groups: 'board' });
  const opened: Readable[] = [];
  const open = originals.open.bind(originals);
  originals.open = async (name) => {
    const found = await open(name);
    if (found) opened.push(found.body);
    return found;
  };
  await assert.rejects(get(['staff']), { code: 'document_not_found' });
  assert.equal(opened[0]?.destroyed, true);
  assert.equal((await get(['board'])).status, 200);
});
