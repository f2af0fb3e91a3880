import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { unpackArchive } from '../archive/unpack-archive.ts';
import { decodeText } from '../decode-text.ts';
import { declaredCharset } from '../html/declared-charset.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { toDocument } from '../office/to-document.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { encryptedEntries } from './encrypted-entries.ts';
import { packagePath, readBook, type Book } from './read-book.ts';

const container = 'META-INF/container.xml';
const encryption = 'META-INF/encryption.xml';

/**
 * Reads an e-book; its chapters are pages, in reading order.
 * @throws IngestFailure `damaged_document`, `encrypted_document`, `too_many_pages`, `archive_bomb`, `unsafe_document`
 */
export async function parseEpub(input: ParseInput): Promise<ParsedDocument> {
  const { title, chapters } = openBook(input);
  if (chapters.length > input.maxPages) throw new IngestFailure('too_many_pages');
  input.onPages(chapters.length);
  const wanted = new Set(chapters);
  const contents = new Map(unpackArchive(input.bytes, (name) => wanted.has(name), input));
  const found = chapters.flatMap((name) => contents.get(name) ?? []);
  if (found.length === 0) throw new IngestFailure('damaged_document');
  const missing = chapters.length - found.length;
  return toDocument(input, found.map(chapterText), {
    title,
    warnings: missing === 0 ? [] : [`${missing} of ${chapters.length} chapters are missing.`],
  });
}

function openBook(input: ParseInput): Book {
  const unpack = (isWanted: (name: string) => boolean) =>
    new Map(unpackArchive(input.bytes, isWanted, input));
  const rules = unpack((name) => name === container || name === encryption);
  const path = packagePath(xmlOf(rules.get(container)));
  if (path === undefined) throw new IngestFailure('damaged_document');
  const book = readBook(xmlOf(unpack((name) => name === path).get(path)), path);
  const encrypted = encryptedEntries(xmlOf(rules.get(encryption)));
  if (book.chapters.some((name) => encrypted.has(name))) {
    throw new IngestFailure('encrypted_document');
  }
  return book;
}

function xmlOf(content: Buffer | undefined): string {
  return content === undefined ? '' : decodeXml(content);
}

function chapterText(content: Buffer): string {
  return htmlToMarkdown(decodeText(content, declaredCharset(content)) ?? '').text;
}
