import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkLimits } from '../../../shared/ingest/chunk-limits.ts';
import { testSettings } from '../../support/local-settings.ts';

const settings = testSettings({
  CHUNK_TOKENS: '512',
  CHUNK_OVERLAP_TOKENS: '50',
  TENANT_SETTINGS: JSON.stringify({
    acme: { chunkTokens: 256, chunkOverlapTokens: 25 },
    tiny: { chunkTokens: 64 },
    plain: {},
  }),
});

test('a tenant’s own sizes go before the app’s', () => {
  assert.deepEqual(chunkLimits('acme', settings), { maxTokens: 256, overlapTokens: 25 });
  assert.deepEqual(chunkLimits('tiny', settings), { maxTokens: 64, overlapTokens: 32 });
});

test('other tenants have the app’s, whatever they are called', () => {
  for (const tenant of ['plain', 'local', 'constructor']) {
    assert.deepEqual(chunkLimits(tenant, settings), { maxTokens: 512, overlapTokens: 50 });
  }
  assert.deepEqual(chunkLimits('acme', testSettings({ CHUNK_TOKENS: '300' })).maxTokens, 300);
});

test('what is no usable setting is refused by name', () => {
  const faulty = [
    'not json',
    '[]',
    '{"acme": {"chunkTokens": 10}}',
    '{"acme": {"chunkSize": 256}}',
    '{"acme": {"chunkTokens": 256, "chunkOverlapTokens": 200}}',
    '{"acme": {"chunkOverlapTokens": 20}}',
    '{"Not A Tenant": {}}',
  ];
  for (const TENANT_SETTINGS of faulty) {
    assert.throws(() => testSettings({ TENANT_SETTINGS }), { message: /\n {2}TENANT_SETTINGS/u });
  }
});
