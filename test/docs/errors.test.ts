import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusOf } from '../../shared/errors.ts';
import { failureSentences } from '../../shared/ingest/failure.ts';
import { codeRows, readPage, section } from '../support/read-page.ts';

test('docs/errors.md lists every error code with its status, and no other', () => {
  const documented = codeRows(readPage('docs/errors.md')).map(([code = '', status]) => [
    code,
    Number(status),
  ]);
  assert.deepEqual(documented.sort(), Object.entries(statusOf).sort());
});

test('docs/ingestion.md lists every failure code with its sentence, and no other', () => {
  const rows = codeRows(section(readPage('docs/ingestion.md'), 'Failure codes'));
  const documented = rows.map(([code = '', sentence = '']) => [code, sentence]);
  assert.deepEqual(documented.sort(), Object.entries(failureSentences).sort());
});
