import { IngestFailure } from '../../failure.ts';
import type { ParseInput } from '../../parsed-document.ts';
import { unpackArchive } from '../archive/unpack-archive.ts';
import { checkXml } from '../xml/check-xml.ts';
import { decodeXml } from '../xml/decode-xml.ts';

/** The XML parts of an Office file, by their names in the archive. */
export type OfficeParts = ReadonlyMap<string, string>;

/** Trees take about a kilobyte an element. */
export const mostForTrees = 500_000;

/**
 * Unpacks the parts of an Office file that hold its text, and checks each before anything builds a tree of it.
 * @param wanted the names of these parts, all of them XML
 * @param maxElements in all parts together
 * @throws IngestFailure `damaged_document`, `encrypted_document`, `archive_bomb`, `unsafe_document`, `too_complex`
 */
export function openPackage(
  input: ParseInput,
  wanted: RegExp,
  maxElements: number,
): Map<string, string> {
  const parts = new Map<string, string>();
  let elementsLeft = maxElements;
  for (const [name, content] of unpackArchive(input.bytes, (one) => wanted.test(one), input)) {
    const xml = decodeXml(content);
    elementsLeft -= checkXml(xml, elementsLeft);
    parts.set(name, xml);
  }
  if (parts.size === 0) throw new IngestFailure('damaged_document');
  return parts;
}
