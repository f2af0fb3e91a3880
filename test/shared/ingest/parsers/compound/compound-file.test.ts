import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { compoundKind } from '../../../../../shared/ingest/parsers/compound/compound-kind.ts';
import { readCompoundFile } from '../../../../../shared/ingest/parsers/compound/read-compound-file.ts';
import { readStream, type Storage } from '../../../../../shared/ingest/parsers/compound/storage.ts';
import { makeCompoundFile, type Folder } from '../../../../support/make-compound-file.ts';

const small = Buffer.from('small');
const large = Buffer.alloc(5000, 'large ');
const folder: Folder = {
  Small: small,
  Large: large,
  Empty: Buffer.alloc(0),
  Exactly: Buffer.alloc(4096, 7),
  Inner: { Deeper: { 'A name of 31 characters, no more': small }, Other: Buffer.alloc(64, 1) },
};
/** Places of the header. */
const header = { tables: 0x2c, directory: 0x30, further: 0x44, firstTable: 0x4c };

function contents({ streams, storages }: Storage): Folder {
  const files = [...streams.values()].map(({ name, read }) => [name, read()] as const);
  const folders = [...storages.values()].map((inner) => [inner.name, contents(inner)] as const);
  return Object.fromEntries<Uint8Array | Folder>([...files, ...folders]);
}

function fails(code: string, bytes: Buffer) {
  const read = () => contents(readCompoundFile(bytes));
  assert.throws(read, (error) => error instanceof IngestFailure && error.code === code);
}

/** The file with one of its numbers changed. */
function changed(place: number, value: number, bytes = makeCompoundFile(folder)): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value >>> 0, place);
  return copy;
}

function sectorAt(bytes: Buffer, place: number): number {
  return 512 * (bytes.readUInt32LE(place) + 1);
}

test('files and folders come out as they went in', () => {
  const { 'A name of 31 characters, no more': _, ...rest } = folder;
  const bytes = makeCompoundFile({ ...rest, Inner: { Deeper: { Name: small } } });
  assert.deepEqual(contents(readCompoundFile(bytes)), {
    ...rest,
    Inner: { Deeper: { Name: small } },
  });
});

test('names are found in any case', () => {
  assert.deepEqual(readStream(readCompoundFile(makeCompoundFile({ Name: small })), 'nAME'), small);
});

test('a file of many sectors has a list of tables beyond its header', () => {
  const content = Buffer.alloc(9_000_000, 'text ');
  const bytes = makeCompoundFile({ content, other: small });
  assert.ok(bytes.readUInt32LE(header.tables) > 109);
  assert.deepEqual(contents(readCompoundFile(bytes)), { content, other: small });
  fails('damaged_document', changed(header.further, 0xffff_fffe, bytes));
});

test('a storage of many entries is a tree', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`n${at}`, small]));
  assert.equal(Object.keys(contents(readCompoundFile(makeCompoundFile(many)))).length, 500);
});

test('rings in the directory are found', () => {
  const bytes = makeCompoundFile(folder);
  const table = sectorAt(bytes, header.firstTable);
  const directory = bytes.readUInt32LE(header.directory);
  fails('damaged_document', changed(table + 4 * directory, directory));
  const entry = (id: number, place: number) => sectorAt(bytes, header.directory) + 128 * id + place;
  fails('damaged_document', changed(entry(1, 0x44), 1));
  fails('damaged_document', changed(entry(0, 0x4c), 0));
});

test('a folder within itself is refused', () => {
  const bytes = makeCompoundFile({ a: { b: { c: small } } });
  const directory = sectorAt(bytes, header.directory);
  fails('damaged_document', changed(directory + 128 * 2 + 0x4c, 1, bytes));
});

test('sizes beyond the file, and streams that share their sectors, are refused', () => {
  const bytes = makeCompoundFile({ a: large, b: large });
  const directory = sectorAt(bytes, header.directory);
  fails('unsafe_document', changed(directory + 128 + 0x78, 0xffff_ff00, bytes));
  const shared: Folder = Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`n${at}`, at === 0 ? large : Buffer.alloc(1)]),
  );
  const lying = makeCompoundFile(shared);
  const start = sectorAt(lying, header.directory);
  const entry = (id: number) => start + 128 * id;
  const owner = [1, 2, 3, 4, 5, 6, 7, 8].find(
    (id) => lying.readUInt32LE(entry(id) + 0x78) === 5000,
  );
  assert.ok(owner !== undefined);
  for (let id = 1; id <= 8; id += 1)
    lying.copy(lying, entry(id) + 0x74, entry(owner) + 0x74, entry(owner) + 0x7c);
  fails('unsafe_document', lying);
});

test('folders are followed a hundred levels deep', () => {
  const nested = (levels: number): Folder => (levels === 0 ? { small } : { x: nested(levels - 1) });
  assert.ok(readCompoundFile(makeCompoundFile(nested(90))).storages.has('X'));
  fails('too_complex', makeCompoundFile(nested(101)));
});

test('what was cut off or changed at any place never does worse than fail', () => {
  const bytes = makeCompoundFile(folder);
  fails('damaged_document', bytes.subarray(0, 100));
  fails('damaged_document', bytes.subarray(0, 1024));
  for (let place = 0; place < bytes.length; place += 4) {
    for (const value of [0, 1, 0xffff_ffff]) {
      try {
        contents(readCompoundFile(changed(place, value, bytes)));
      } catch (error) {
        assert.ok(error instanceof IngestFailure, `${place}: ${String(error)}`);
      }
    }
  }
});

test('a kind is known by what is in the root, not by what is in an attachment', () => {
  const kindOf = (root: Folder) => compoundKind(makeCompoundFile(root));
  assert.equal(kindOf({ WordDocument: small }), 'doc');
  assert.equal(kindOf({ Workbook: small }), 'xls');
  assert.equal(kindOf({ 'PowerPoint Document': small }), 'ppt');
  assert.equal(kindOf({ EncryptedPackage: large, EncryptionInfo: small }), 'encrypted');
  const attachment = makeCompoundFile({ WordDocument: large, EncryptedPackage: large });
  assert.equal(kindOf({ '__properties_version1.0': small, x: attachment }), 'msg');
  assert.equal(kindOf({ Contents: small, x: { WordDocument: small } }), 'other');
  assert.equal(compoundKind(makeCompoundFile({ WordDocument: small }).subarray(0, 600)), 'damaged');
  assert.equal(compoundKind(small), undefined);
});
