import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParseInput } from '../../../../../shared/ingest/parsed-document.ts';
import { parseEpub } from '../../../../../shared/ingest/parsers/epub/parse-epub.ts';
import { makeArchive } from '../../../../support/make-archive.ts';
import { parseInput } from '../../../../support/parse-input.ts';

const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parseEpub(parseInput(bytes, changes));
const chapter = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`;

/** A book of these chapters, in the order of `spine`. */
function makeBook(
  chapters: Readonly<Record<string, string>>,
  spine = Object.keys(chapters),
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const items = Object.keys(chapters).map(
    (name, at) =>
      `<item id="c${at}" href="text/${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`,
  );
  const references = spine.map(
    (name) => `<itemref idref="c${Object.keys(chapters).indexOf(name)}"/>`,
  );
  const files = Object.entries(chapters).map(([name, body]) => [
    `OEBPS/text/${name}`,
    chapter(body),
  ]);
  return makeArchive({
    mimetype: Buffer.from('application/epub+zip'),
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
    'OEBPS/content.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Of Bees &amp; Men</dc:title></metadata><manifest>${items.join('')}</manifest><spine>${references.join('')}</spine></package>`,
    ...(Object.fromEntries(files) as Record<string, string>),
    ...more,
  });
}

test('chapters are pages in reading order, each once', async () => {
  const pages: number[] = [];
  const bytes = makeBook(
    { 'two words.xhtml': '<h1>Two</h1><p>Honey.</p>', 'one.xhtml': '<h1>One</h1><p>Bees.</p>' },
    ['one.xhtml', 'two words.xhtml', 'one.xhtml'],
  );
  const parsed = await parse(bytes, { onPages: (count) => pages.push(count) });
  assert.equal(parsed.text, '# One\n\nBees.\n\n# Two\n\nHoney.');
  assert.deepEqual(parsed.pageStarts, [0, parsed.text.indexOf('# Two')]);
  assert.equal(parsed.title, 'Of Bees & Men');
  assert.deepEqual(pages, [2]);
  assert.deepEqual(parsed.warnings, []);
});

test('a chapter that is not there is told', async () => {
  const bytes = makeBook({ 'a.xhtml': '<p>Bees.</p>', 'b.xhtml': '<p>Gone.</p>' });
  const text = Buffer.from(bytes).toString('latin1').replaceAll('text/b.xhtml', 'text/x.xhtml');
  const parsed = await parse(Buffer.from(text, 'latin1'));
  assert.equal(parsed.text, 'Bees.');
  assert.deepEqual(parsed.warnings, ['1 of 2 chapters are missing.']);
});

test('copy protection is told, and the obfuscation of fonts is none', async () => {
  const encryption = (method: string, uri: string) => ({
    'META-INF/encryption.xml': `<encryption><enc:EncryptedData xmlns:enc="e"><enc:EncryptionMethod Algorithm="${method}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  });
  const chapters = { 'a.xhtml': '<p>Bees.</p>' };
  const locked = makeBook(chapters, undefined, encryption('aes', 'OEBPS/text/a.xhtml'));
  await assert.rejects(parse(locked), { name: 'IngestFailure', code: 'encrypted_document' });
  const fonts = encryption('http://www.idpf.org/2008/embedding', 'OEBPS/fonts/a.otf');
  assert.equal((await parse(makeBook(chapters, undefined, fonts))).text, 'Bees.');
});

test('what cannot be read says why', async () => {
  const refused = (bytes: Uint8Array, code: string, changes: Partial<ParseInput> = {}) =>
    assert.rejects(parse(bytes, changes), { name: 'IngestFailure', code });
  await refused(makeArchive({ mimetype: 'application/epub+zip' }), 'damaged_document');
  await refused(makeBook({}), 'damaged_document');
  await refused(makeBook({ 'a.xhtml': '' }), 'empty_document');
  await refused(makeBook({ 'a.xhtml': 'a', 'b.xhtml': 'b' }), 'too_many_pages', { maxPages: 1 });
});
