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

test('UTF-32 is recognised with and without a byte order mark', () => {
  const utf32 = (value: string, endian: 'LE' | 'BE') => {
    const characters = Array.from(value);
    const bytes = Buffer.alloc(characters.length * 4);
    characters.forEach((character, at) => {
      bytes[`writeUInt32${endian}`](character.codePointAt(0) ?? 0, at * 4);
    });
    return new Uint8Array(bytes);
  };
  const smile = `${text}😀`;
  for (const endian of ['LE', 'BE'] as const) {
    assert.equal(decodeText(utf32(smile, endian)), smile);
    assert.equal(decodeText(utf32(`\ufeff${smile}`, endian)), smile);
  }
  const broken = Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0x20, 0, 7);
  assert.equal(decodeText(broken), 'A\ufffd\ufffd');
});

test('a charset that is written in ASCII bytes is believed, UTF-16 in ASCII bytes is not', () => {
  const jis = Buffer.from('\x1b$B$3$s\x1b(B', 'latin1');
  assert.equal(decodeText(jis, 'iso-2022-jp'), 'こん');
  assert.equal(decodeText(Buffer.from('plain'), 'utf-16'), 'plain');
});

test('bytes that are no UTF-8 are what the document declares, or what they read like', () => {
  assert.equal(decodeText(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80)), 'Größe €');
  assert.equal(decodeText(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251'), 'При');
  assert.equal(decodeText(Uint8Array.of(0xe9), 'no-such-charset'), 'é');
});

test('a character cut off at the end does not spoil the rest', () => {
  assert.equal(decodeText(new TextEncoder().encode('abc ü').subarray(0, -1))?.slice(0, 4), 'abc ');
});

test('a last letter that alone is not ASCII is read by its charset', () => {
  assert.equal(
    decodeText(Buffer.from('Table for two at the caf\xe9', 'latin1')),
    'Table for two at the café',
  );
});

test('binary data is no text', () => {
  assert.equal(decodeText(Uint8Array.from({ length: 400 }, (_, at) => at % 7)), undefined);
});
