import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlank, toPgm } from '../../../../shared/ingest/recognition/gray-image.ts';

const image = (...pixels: number[]) => ({
  width: pixels.length,
  height: 1,
  pixels: Uint8Array.from(pixels),
  scale: 1,
});

test('writes a binary PGM: header, then the pixels', () => {
  assert.deepEqual(toPgm(image(0, 128, 255)), Buffer.from('P5\n3 1\n255\n\x00\x80\xff', 'latin1'));
});

test('a page of one shade has nothing to read', () => {
  assert.equal(isBlank(image(255, 255, 255)), true);
  assert.equal(isBlank(image(0, 0)), true);
  assert.equal(isBlank(image(255, 254, 255)), false);
});
