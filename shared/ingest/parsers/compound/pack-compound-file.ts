import { Buffer } from 'node:buffer';
import type { Storage } from './storage.ts';

const sectorSize = 512;
const perSector = sectorSize / 4;
const miniSectorSize = 64;
const miniCutoff = 4096;
const namedInHeader = 109;
const endOfChain = 0xffff_fffe;
const free = 0xffff_ffff;
const tableSector = 0xffff_fffd;
const furtherSector = 0xffff_fffc;

interface Entry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly content?: Buffer;
  readonly children: readonly Entry[];
  id: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** Writes a compound file of version 3 with these folders and files ([MS-CFB]). */
export function packCompoundFile(storage: Storage): Buffer {
  const root = toEntry(storage, 5);
  const entries = inOrder(root);
  const next: number[] = [];
  const body: Buffer[] = [];
  const append = (content: Buffer): number => {
    if (content.length === 0) return endOfChain;
    const start = next.length;
    const count = Math.ceil(content.length / sectorSize);
    for (let at = 1; at <= count; at += 1) next.push(at === count ? endOfChain : start + at);
    body.push(padded(content));
    return start;
  };
  const miniNext = placeStreams(root, entries, append);
  const miniStart = append(numbers(miniNext));
  const directoryStart = append(Buffer.concat(entries.map(directoryEntry)));
  const { table, further, counts } = allocationTable(next);
  const header = Buffer.alloc(sectorSize);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 0x18);
  header.writeUInt16LE(3, 0x1a);
  header.writeUInt16LE(0xfffe, 0x1c);
  header.writeUInt16LE(9, 0x1e);
  header.writeUInt16LE(6, 0x20);
  header.writeUInt32LE(counts.table, 0x2c);
  header.writeUInt32LE(directoryStart, 0x30);
  header.writeUInt32LE(miniCutoff, 0x38);
  header.writeUInt32LE(miniStart, 0x3c);
  header.writeUInt32LE(Math.ceil(miniNext.length / perSector), 0x40);
  header.writeUInt32LE(counts.further > 0 ? next.length + counts.table : endOfChain, 0x44);
  header.writeUInt32LE(counts.further, 0x48);
  for (let at = 0; at < namedInHeader; at += 1) {
    header.writeUInt32LE(at < counts.table ? next.length + at : free, 0x4c + 4 * at);
  }
  return Buffer.concat([header, ...body, table, further]);
}

function toEntry(storage: Storage, type: number): Entry {
  const streams = [...storage.streams.values()].map(({ name, read }) =>
    newEntry(name, 2, [], read()),
  );
  const storages = [...storage.storages.values()].map((inner) => toEntry(inner, 1));
  return newEntry(type === 5 ? 'Root Entry' : storage.name, type, [...streams, ...storages]);
}

function newEntry(name: string, type: number, children: readonly Entry[], content?: Buffer): Entry {
  const links = { id: 0, left: free, right: free, child: free, start: 0, size: 0 };
  return { name, type, children, ...(content && { content }), ...links };
}

/** All entries, numbered; the entries of each storage become a balanced tree in the format's order of names. */
function inOrder(root: Entry): Entry[] {
  const entries = [root];
  for (const entry of entries) entries.push(...entry.children);
  entries.forEach((entry, id) => (entry.id = id));
  for (const entry of entries) entry.child = balance(entry.children.toSorted(byName));
  return entries;
}

function byName(a: Entry, b: Entry): number {
  return a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1);
}

function balance(sorted: readonly Entry[]): number {
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return free;
  const at = Math.floor(sorted.length / 2);
  middle.left = balance(sorted.slice(0, at));
  middle.right = balance(sorted.slice(at + 1));
  return middle.id;
}

/** Places the content of streams. @returns the chains of the mini stream */
function placeStreams(
  root: Entry,
  entries: readonly Entry[],
  append: (content: Buffer) => number,
): number[] {
  const next: number[] = [];
  const mini: Buffer[] = [];
  for (const entry of entries) {
    const { content } = entry;
    if (content === undefined) continue;
    entry.size = content.length;
    if (content.length >= miniCutoff || content.length === 0) {
      entry.start = append(content);
      continue;
    }
    entry.start = next.length;
    const count = Math.ceil(content.length / miniSectorSize);
    for (let at = 1; at <= count; at += 1) next.push(at === count ? endOfChain : entry.start + at);
    mini.push(padded(content, miniSectorSize));
  }
  const content = Buffer.concat(mini);
  root.start = append(content);
  root.size = content.length;
  return next;
}

function directoryEntry({ name, type, left, right, child, start, size }: Entry): Buffer {
  const entry = Buffer.alloc(128);
  const written = entry.write(name.slice(0, 31), 'utf16le');
  entry.writeUInt16LE(written + 2, 0x40);
  entry.writeUInt8(type, 0x42);
  // All nodes are black: the tree is balanced as it is.
  entry.writeUInt8(1, 0x43);
  entry.writeUInt32LE(left, 0x44);
  entry.writeUInt32LE(right, 0x48);
  entry.writeUInt32LE(child, 0x4c);
  entry.writeUInt32LE(start, 0x74);
  entry.writeUInt32LE(size, 0x78);
  return entry;
}

/** The file allocation table, which follows the sectors it describes, and the list of its sectors beyond the header's. */
function allocationTable(next: readonly number[]) {
  const counts = { table: 0, further: 0 };
  for (;;) {
    const table = Math.ceil((next.length + counts.table + counts.further) / perSector);
    const further = Math.ceil(Math.max(0, table - namedInHeader) / (perSector - 1));
    if (table === counts.table && further === counts.further) break;
    Object.assign(counts, { table, further });
  }
  const own = [
    ...Array.from({ length: counts.table }, () => tableSector),
    ...Array.from({ length: counts.further }, () => furtherSector),
  ];
  const list: number[] = [];
  for (let at = 0; at < counts.further; at += 1) {
    for (let slot = 0; slot < perSector - 1; slot += 1) {
      const table = namedInHeader + at * (perSector - 1) + slot;
      list.push(table < counts.table ? next.length + table : free);
    }
    list.push(at + 1 < counts.further ? next.length + counts.table + at + 1 : endOfChain);
  }
  return { table: numbers([...next, ...own]), further: numbers(list), counts };
}

/** Numbers as sectors, filled up with free places. */
function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / perSector) * sectorSize, 0xff);
  values.forEach((value, at) => bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}

function padded(content: Buffer, size = sectorSize): Buffer {
  return Buffer.concat([content, Buffer.alloc((size - (content.length % size)) % size)]);
}
