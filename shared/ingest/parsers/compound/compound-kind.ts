import { IngestFailure } from '../../failure.ts';
import { entriesBelow, readEntry } from './directory.ts';
import { readDirectory } from './read-compound-file.ts';
import { isCompoundFile, readSectors } from './sectors.ts';

/**
 * What a compound file is. `encrypted` is an Office document of any kind that is locked with a password; `damaged` has no
 * readable directory, as when a file was cut off.
 */
export type CompoundKind = 'doc' | 'xls' | 'ppt' | 'msg' | 'encrypted' | 'other' | 'damaged';

/** Entries of the root by which a kind is known, in the order they count ([MS-OFFCRYPTO] 2.3.4.4 for the first). */
const marks: readonly (readonly [string, CompoundKind])[] = [
  ['ENCRYPTEDPACKAGE', 'encrypted'],
  ['WORDDOCUMENT', 'doc'],
  ['POWERPOINT DOCUMENT', 'ppt'],
  ['WORKBOOK', 'xls'],
  ['BOOK', 'xls'],
  ['__PROPERTIES_VERSION1.0', 'msg'],
];

/** Looks into a compound file, no further than its root. @returns undefined when the bytes are none */
export function compoundKind(bytes: Uint8Array): CompoundKind | undefined {
  if (!isCompoundFile(bytes)) return undefined;
  try {
    const names = rootNames(bytes);
    return marks.find(([name]) => names.has(name))?.[1] ?? 'other';
  } catch (error) {
    if (error instanceof IngestFailure) return 'damaged';
    throw error;
  }
}

function rootNames(bytes: Uint8Array): Set<string> {
  const directory = readDirectory(readSectors(bytes));
  const { child } = readEntry(directory, 0);
  const wanted = new Set(marks.map(([name]) => name));
  const found = new Set<string>();
  for (const { name } of entriesBelow(directory, child, new Set([0]))) {
    const key = name.toUpperCase();
    if (wanted.has(key)) found.add(key);
  }
  return found;
}
