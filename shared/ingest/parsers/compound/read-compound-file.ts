import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import { entriesBelow, readEntry, type DirectoryEntry } from './directory.ts';
import { chain, damaged, readSectors, sector, toTable, type SectorFile } from './sectors.ts';
import type { Storage, StorageStream } from './storage.ts';

const miniSectorSize = 64;
const deepest = 100;
const mostEntries = 100_000;

interface OpenStorage extends Storage {
  readonly storages: Map<string, OpenStorage>;
  readonly streams: Map<string, StorageStream>;
}

/**
 * Reads the folders and files of a compound file, the container of Office formats before 2007 and of Outlook messages
 * ([MS-CFB]). Contents are read when they are asked for. Everything is bounded by the size of the file: what is a ring,
 * is used twice or is larger than the file is refused.
 * @throws IngestFailure `damaged_document`, `unsafe_document`, `too_complex`
 */
export function readCompoundFile(content: Uint8Array): Storage {
  const file = readSectors(content);
  const directory = readDirectory(file);
  const root = readEntry(directory, 0);
  const read = streamReader(file, root);
  const seen = new Set([0]);
  let bytesLeft = file.bytes.length;
  const tree = openStorage(root.name);
  const waiting = [{ storage: tree, child: root.child, depth: 1 }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.depth > deepest) throw new IngestFailure('too_complex');
    for (const entry of entriesBelow(directory, at.child, seen)) {
      if (seen.size > mostEntries) throw new IngestFailure('too_complex');
      const key = entry.name.toUpperCase();
      if (entry.kind === 'storage') {
        const storage = openStorage(entry.name);
        at.storage.storages.set(key, storage);
        waiting.push({ storage, child: entry.child, depth: at.depth + 1 });
      } else if (entry.kind === 'stream') {
        bytesLeft -= entry.size;
        at.storage.streams.set(key, {
          name: entry.name,
          size: entry.size,
          read: () => read(entry),
        });
      }
    }
  }
  // Streams do not share sectors: together they are smaller than their file.
  if (bytesLeft < 0) throw new IngestFailure('unsafe_document');
  return tree;
}

/** The directory's sectors, one after the other. @throws IngestFailure `damaged_document` */
export function readDirectory({ bytes, sectorSize, nextSector, directoryStart }: SectorFile) {
  const sectors = chain(nextSector, directoryStart);
  return Buffer.concat(sectors.map((number) => sector(bytes, sectorSize, number)));
}

function openStorage(name: string): OpenStorage {
  return { name, storages: new Map(), streams: new Map() };
}

/** Small streams are parts of the mini stream, which is the content of the root entry. */
function streamReader(file: SectorFile, root: DirectoryEntry) {
  const { bytes, sectorSize, nextSector, miniCutoff } = file;
  const large = ({ start, size }: Pick<DirectoryEntry, 'start' | 'size'>): Buffer => {
    if (size > bytes.length) throw damaged();
    const sectors = chain(nextSector, start, Math.ceil(size / sectorSize));
    const content = sectors.map((number) => sector(bytes, sectorSize, number));
    return exactly(size, content);
  };
  let mini: { readonly next: Uint32Array; readonly content: Buffer } | undefined;
  const openMini = () => {
    const table = chain(nextSector, file.miniTableStart);
    const next = toTable(Buffer.concat(table.map((number) => sector(bytes, sectorSize, number))));
    return { next, content: large(root) };
  };
  return (entry: DirectoryEntry): Buffer => {
    if (entry.size === 0) return Buffer.alloc(0);
    if (entry.size >= miniCutoff) return large(entry);
    mini ??= openMini();
    const { next, content } = mini;
    const sectors = chain(next, entry.start, Math.ceil(entry.size / miniSectorSize));
    const parts = sectors.map((number) =>
      content.subarray(number * miniSectorSize, (number + 1) * miniSectorSize),
    );
    return exactly(entry.size, parts);
  };
}

function exactly(size: number, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < size) throw damaged();
  return content.subarray(0, size);
}
