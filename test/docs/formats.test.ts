import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFormats } from '../../shared/ingest/parsers/find-format.ts';
import { readPage, section } from '../support/read-page.ts';

test('docs/ingestion.md lists every format with its file names and media type, in the order of the registry', () => {
  const formats = section(readPage('docs/ingestion.md'), 'Formats');
  const rows = [...formats.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\| `([^`]+)` +\|$/gmu)];
  assert.deepEqual(
    rows.map(([, name, extensions, mediaType]) => [name, extensions, mediaType]),
    allFormats.map(({ name, extensions, mediaType }) => [
      name,
      extensions.map((extension) => `\`${extension}\``).join(', '),
      mediaType,
    ]),
  );
});
