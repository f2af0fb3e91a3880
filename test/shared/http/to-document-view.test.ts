import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSchema } from '../../../shared/http/schemas/document-schemas.ts';
import { toDocumentView } from '../../../shared/http/to-document-view.ts';
import { aDocument } from '../../support/a-document.ts';

const record = aDocument({
  tenantId: 'secret-tenant',
  path: 'hr/handbook.pdf',
  status: 'indexed',
  progress: { done: 4, total: 4 },
  timings: { queued: { startedAt: '2026-01-01T00:00:00.000Z', ms: 250 } },
  pages: 2,
  chunks: 4,
  tokens: 900,
  version: 'v2',
  indexedVersion: 'v1',
  contentHash: 'abc',
  metadata: { groups: ['g1'], tags: ['hr'], category: 'policy', sourceUrl: 'https://example.com' },
  warnings: ['Page 2 has no text.'],
  indexedAt: '2026-01-02T00:00:00.000Z',
});

test('A document is shown as the published schema says, and nothing of the tenant', () => {
  const shown: unknown = JSON.parse(JSON.stringify(toDocumentView(record)));
  assert.deepEqual(documentSchema.strict().parse(shown), shown);
  assert.ok(!JSON.stringify(shown).includes('secret-tenant'));
  assert.deepEqual((shown as { tags: string[] }).tags, ['hr']);
});

test('A failed document says why', () => {
  const error = { code: 'no_text', message: 'The file holds no text.' };
  const shown = toDocumentView({ ...record, status: 'failed', error });
  assert.equal(shown.status, 'failed');
  assert.deepEqual(shown.error, error);
});
