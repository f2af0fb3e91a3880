import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { InflateAtOnce } from '../../../../../shared/ingest/parsers/pdf/inflate-at-once.ts';

/** As pdf.js does it. */
async function inflate(packed: Uint8Array): Promise<string> {
  const { readable, writable } = new InflateAtOnce('deflate');
  const writer = writable.getWriter();
  await writer.write(packed);
  await writer.close();
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value) chunks.push(value);
  }
  return Buffer.concat(chunks).toString();
}

test('unpacks what was packed', async () => {
  for (const text of ['', 'a', 'BT (words) Tj ET '.repeat(20_000)]) {
    assert.equal(await inflate(deflateSync(text)), text);
  }
});

test('damaged bytes fail on reading, so that the caller can save what is left', async () => {
  await assert.rejects(inflate(deflateSync('whole').subarray(0, 6)));
  await assert.rejects(inflate(Buffer.from('no packed bytes')));
});

test('refuses another format', () => {
  assert.throws(() => new InflateAtOnce('brotli'), TypeError);
});
