import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import { postUploadUrl } from '../../../../shared/http/routes/post-upload-url.ts';
import type { UploadLinks } from '../../../../shared/ports/upload-links.ts';
import { aCall } from '../../../support/a-call.ts';

/** Gives out links that say what they are for. */
const uploadLinks: UploadLinks = {
  create: async (blobName, metadata) => ({
    url: `https://storage.test/${blobName}`,
    method: 'PUT',
    headers: { ...metadata },
    expiresAt: '2026-01-01T00:15:00.000Z',
  }),
};

const ask = (body: unknown) =>
  postUploadUrl(
    aCall(
      { uploadLinks },
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: { string: JSON.stringify(body) },
      },
    ),
  );

test("a link is for the caller's own tenant, with the document it will become", async () => {
  const reply = await ask({ path: 'hr/ä.pdf', title: 'Rules é', tags: ['a', 'b,c'] });
  const id = documentId('acme', 'hr/ä.pdf');
  assert.deepEqual(JSON.parse(reply.body as string), {
    url: 'https://storage.test/acme/hr/ä.pdf',
    method: 'PUT',
    headers: { title: 'Rules%20%C3%A9', tags: 'a,b%2Cc' },
    expiresAt: '2026-01-01T00:15:00.000Z',
    documentId: id,
    statusUrl: `/api/documents/${id}`,
  });
  assert.equal(reply.headers['cache-control'], 'no-store');
});

test('a path that leads elsewhere, or too many properties, get no link', async () => {
  for (const path of ['../other/a.pdf', '/a.pdf', 'a//b.pdf', 'a\u202efdp.exe', 'a\0.pdf', '']) {
    await assert.rejects(ask({ path }), { code: 'invalid_request' }, path);
  }
  const groups = Array.from({ length: 40 }, (_, at) => `${'é'.repeat(60)}${at}`);
  await assert.rejects(ask({ path: 'a.pdf', groups }), { code: 'invalid_request' });
});
