import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCutOff } from '../../../../../shared/ingest/parsers/pdf/is-cut-off.ts';

const body = '%PDF-1.7\n'.padEnd(10_000, 'x');
const bytes = (text: string) => new TextEncoder().encode(text);

test('closing marks are found at the end, even when something follows or a number is missing', () => {
  assert.equal(isCutOff(bytes(`${body}startxref\n123\n%%EOF`)), false);
  assert.equal(isCutOff(bytes(`${body}%%EOF\n<!-- sent by a mail gateway -->`)), false);
  assert.equal(isCutOff(bytes(`${body}startxref\n`)), false);
});

test('a file without them, or with those of an older part only, was cut off', () => {
  assert.equal(isCutOff(bytes(body)), true);
  assert.equal(isCutOff(bytes(`%PDF-1.7 %%EOF${body}`)), true);
  assert.equal(isCutOff(new Uint8Array()), true);
});
