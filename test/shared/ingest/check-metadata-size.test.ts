import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptUpload } from '../../../shared/ingest/accept-upload.ts';
import { checkMetadataSize } from '../../../shared/ingest/check-metadata-size.ts';
import { memoryPorts, signal } from './support.ts';

test('as much as storage takes is taken', () => {
  checkMetadataSize({ tags: 'x'.repeat(8192 - 'tags'.length) });
});

test('a byte more is refused, naming the field that takes most', () => {
  const metadata = { title: 'x'.repeat(3000), sourceurl: 'x'.repeat(6000) };
  assert.throws(
    () => {
      checkMetadataSize(metadata);
    },
    (error: { code: string; fields: { field: string }[] }) =>
      error.code === 'invalid_request' && error.fields[0]?.field === 'sourceUrl',
  );
});

test('many long tags beyond ASCII are refused before anything is stored', async () => {
  const ports = memoryPorts();
  const tags = Array.from({ length: 20 }, (_, at) => `${'ж'.repeat(150)}${at}`);
  const upload = { tenantId: 'acme', path: 'a.txt', content: Buffer.from('a'), metadata: { tags } };
  await assert.rejects(acceptUpload(upload, ports, signal), (error: { fields: unknown[] }) => {
    assert.deepEqual(
      error.fields.map((one) => (one as { field: string }).field),
      ['tags'],
    );
    return true;
  });
  assert.equal(await ports.originals.properties('acme/a.txt'), undefined);
});
