import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { describe, it } from 'node:test';
import { unpackArchive } from '../../../../../shared/ingest/parsers/archive/unpack-archive.ts';
import { makeArchive } from '../../../../support/make-archive.ts';

const limits = { maxEntries: 100, maxInflatedBytes: 50 * 1024 * 1024 };
const directoryRecord = Buffer.from('PK\x01\x02', 'latin1');
const endRecord = Buffer.from('PK\x05\x06', 'latin1');

function unpack(bytes: Uint8Array, changes: Partial<typeof limits> = {}): Record<string, string> {
  const entries = unpackArchive(bytes, () => true, { ...limits, ...changes });
  return Object.fromEntries([...entries].map(([name, content]) => [name, content.toString()]));
}

function refused(code: string, bytes: Uint8Array, changes: Partial<typeof limits> = {}): void {
  assert.throws(() => unpack(bytes, changes), { name: 'IngestFailure', code });
}

/** Changes the first record of the central directory. */
function withDirectory(bytes: Uint8Array, change: (record: Buffer) => void): Buffer {
  const archive = Buffer.from(bytes);
  change(archive.subarray(archive.indexOf(directoryRecord)));
  return archive;
}

describe('unpackArchive', () => {
  it('gives the wanted entries, compressed or stored', () => {
    const bytes = makeArchive({ 'a.xml': 'first', 'b/c.xml': Buffer.from('second'), 'd.png': 'x' });
    const wanted = unpackArchive(bytes, (name) => name.endsWith('.xml'), limits);
    const texts = [...wanted].map(([name, content]) => [name, content.toString()]);
    assert.deepEqual(texts, [
      ['a.xml', 'first'],
      ['b/c.xml', 'second'],
    ]);
  });

  it('reads sizes and places beyond 32 bits as ZIP64 writes them', () => {
    const archive = Buffer.from(makeArchive({ 'a.xml': 'first' }));
    const endAt = archive.lastIndexOf(endRecord);
    const long = Buffer.alloc(56);
    long.writeUInt32LE(0x06064b50);
    long.writeBigUInt64LE(1n, 32);
    long.writeBigUInt64LE(BigInt(archive.readUInt32LE(endAt + 16)), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50);
    locator.writeBigUInt64LE(BigInt(endAt), 8);
    const end = Buffer.from(archive.subarray(endAt));
    end.writeUInt16LE(0xffff, 10);
    end.writeUInt32LE(0xffffffff, 16);
    const whole = Buffer.concat([archive.subarray(0, endAt), long, locator, end]);
    assert.deepEqual(unpack(whole), { 'a.xml': 'first' });
  });

  it('stops at an entry that unpacks to more than a hundred times its size', () => {
    refused('archive_bomb', makeArchive({ 'a.xml': ' '.repeat(20 * 1024 * 1024) }));
  });

  it('lets small entries compress as well as they like', () => {
    const text = ' '.repeat(9 * 1024 * 1024);
    assert.equal(unpack(makeArchive({ 'a.xml': text }))['a.xml']?.length, text.length);
  });

  it('counts what all entries unpack to together', () => {
    const bytes = makeArchive({ a: 'x'.repeat(600), b: 'y'.repeat(600) });
    assert.equal(Object.keys(unpack(bytes, { maxInflatedBytes: 1200 })).length, 2);
    refused('archive_bomb', bytes, { maxInflatedBytes: 1199 });
  });

  it('does not unpack what is not wanted', () => {
    const bytes = makeArchive({ 'a.xml': 'text', 'image.bmp': '0'.repeat(5000) });
    const entries = unpackArchive(bytes, (name) => name === 'a.xml', {
      ...limits,
      maxInflatedBytes: 10,
    });
    assert.equal([...entries].length, 1);
  });

  it('refuses more entries than allowed', () => {
    refused('archive_bomb', makeArchive({ a: '1', b: '2', c: '3' }), { maxEntries: 2 });
  });

  it('refuses entries that are larger than the directory says', () => {
    const bytes = makeArchive({ a: 'x'.repeat(1000) });
    refused(
      'archive_bomb',
      withDirectory(bytes, (record) => record.writeUInt32LE(10, 24)),
    );
  });

  it('refuses entries that share their bytes', () => {
    const archive = Buffer.from(makeArchive({ a: 'x'.repeat(1000) }));
    const from = archive.indexOf(directoryRecord);
    const endAt = archive.lastIndexOf(endRecord);
    const record = archive.subarray(from, endAt);
    const end = Buffer.from(archive.subarray(endAt));
    end.writeUInt16LE(2, 10);
    refused('archive_bomb', Buffer.concat([archive.subarray(0, from), record, record, end]));
  });

  it('refuses names that lead out of the archive', () => {
    for (const name of ['../a.xml', '/a.xml', 'word/../../a.xml', 'c:a.xml', 'a\0.xml', '..\\a']) {
      refused('unsafe_document', makeArchive({ [name]: 'x' }));
    }
  });

  it('tells an entry with a password', () => {
    const locked = withDirectory(makeArchive({ a: 'x' }), (record) => record.writeUInt16LE(1, 8));
    refused('encrypted_document', locked);
  });

  it('tells what is damaged', () => {
    const bytes = makeArchive({ a: 'some text' });
    refused('damaged_document', bytes.subarray(0, bytes.length - 30));
    refused('damaged_document', Buffer.from('no archive'));
    refused(
      'damaged_document',
      withDirectory(bytes, (record) => record.writeUInt32LE(1, 16)),
    );
    refused(
      'damaged_document',
      withDirectory(bytes, (record) => record.write('b', 46)),
    );
    refused(
      'damaged_document',
      withDirectory(bytes, (record) => record.writeUInt16LE(99, 10)),
    );
    refused(
      'damaged_document',
      withDirectory(bytes, (record) => record.writeUInt32LE(0x7fffffff, 42)),
    );
  });
});
