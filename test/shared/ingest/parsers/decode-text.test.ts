import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../../../shared/ingest/parsers/decode-text.ts';

const text = 'Größe – 25 €, naïve café\n';

function utf16be(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, 'utf16le').swap16());
}

test('UTF-8 and UTF-16 are recognised with and without a byte order mark', () => {
  assert.equal(decodeText(new TextEncoder().encode(text)), text);
  assert.equal(decodeText(new TextEncoder().encode(`\ufeff${text}`)), text);
  assert.equal(decodeText(Buffer.from(text, 'utf16le')), text);
  assert.equal(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le')), text);
  assert.equal(decodeText(utf16be(`\ufeff${text}`)), text);
  assert.equal(decodeText(utf16be(text)), text);
});

test('bytes that are no UTF-8 are Windows-1252, or what the document declares', () => {
  assert.equal(decodeText(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80)), 'Größe €');
  assert.equal(decodeText(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251'), 'При');
  assert.equal(decodeText(Uint8Array.of(0xe9), 'no-such-charset'), 'é');
});

test('a character cut off at the end does not spoil the rest', () => {
  assert.equal(decodeText(new TextEncoder().encode('abc ü').subarray(0, -1))?.slice(0, 4), 'abc ');
});

test('binary data is no text', () => {
  assert.equal(decodeText(Uint8Array.from({ length: 400 }, (_, at) => at % 7)), undefined);
});
