import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeParsed } from '../../../shared/ingest/store-parsed.ts';
import { memoryPorts, runUntil, signal, store } from './support.ts';

test('of what a document warns of, the first fifty sentences are kept', async () => {
  const ports = memoryPorts();
  const run = await runUntil('registered', await store(ports, 'acme/a.txt', 'Text.'), ports);
  const warnings = Array.from({ length: 60 }, (_, at) => `Page ${at + 1} could not be read.`);
  const parsed = { text: 'Text.', pageStarts: [0], warnings };
  await storeParsed(run, parsed, {}, ports, signal);
  const record = await ports.documents.get('acme', run.documentId);
  assert.deepEqual(record?.warnings, warnings.slice(0, 50));
});
