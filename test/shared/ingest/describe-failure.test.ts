import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailure } from '../../../shared/ingest/describe-failure.ts';

test('a failure is one line with the blob, the document, the code and the editor’s sentence', () => {
  const request = { blobName: 'local/a\n2026-01-01 forged\u202e.pdf', etag: 'v1' };
  const error = { code: 'no_text', message: 'The file holds no text.' };
  assert.equal(
    describeFailure({ request, error }, { tenantId: 'local', documentId: 'd1' }),
    String.raw`“local/a\u{a}2026-01-01 forged\u{202e}.pdf” (tenant local, document d1) failed with no_text: The file holds no text.`,
  );
});
