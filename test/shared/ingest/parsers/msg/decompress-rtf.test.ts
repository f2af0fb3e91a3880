import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decompressRtf } from '../../../../../shared/ingest/parsers/msg/decompress-rtf.ts';

/** The example of [MS-OXRTFCP] 3.1.1. */
const example = Buffer.from(
  '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
  'hex',
);

test('the example of the specification is unpacked', () => {
  assert.equal(
    decompressRtf(example, 1000)?.toString('latin1'),
    '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
  );
});

test('a reference may reach into what it writes', () => {
  // [MS-OXRTFCP] 3.1.2: "{\rtf1 WXYZWXYZWXYZWXYZWXYZ}".
  const crossing = Buffer.from(
    '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0',
    'hex',
  );
  assert.equal(decompressRtf(crossing, 1000)?.toString('latin1'), '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
});

test('what says it is larger than it can be, or than it may be, is not unpacked', () => {
  const lying = Buffer.from(example);
  lying.writeUInt32LE(0x7fff_ffff, 4);
  assert.equal(decompressRtf(lying, 0xffff_ffff), undefined);
  assert.equal(decompressRtf(example, 20), undefined);
  assert.equal(decompressRtf(example.subarray(0, 10), 1000), undefined);
  const other = Buffer.from(example);
  other.writeUInt32LE(0, 8);
  assert.equal(decompressRtf(other, 1000), undefined);
});

test('what was cut off gives what there is', () => {
  for (let length = 16; length < example.length; length += 1) {
    const text = decompressRtf(example.subarray(0, length), 1000)?.toString('latin1') ?? '';
    assert.ok('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n'.startsWith(text));
  }
});
