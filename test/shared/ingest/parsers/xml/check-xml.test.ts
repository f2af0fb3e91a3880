import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { checkXml } from '../../../../../shared/ingest/parsers/xml/check-xml.ts';
import { decodeXml } from '../../../../../shared/ingest/parsers/xml/decode-xml.ts';

const fails = (code: string) => ({ name: 'IngestFailure', code });

test('counts elements', () => {
  assert.equal(checkXml('<a><b/><b>1</b></a>', 3), 3);
});

test('declared entities are refused, whatever they would do', () => {
  const laughs = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><l>&b;</l>';
  const file = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>';
  for (const xml of [laughs, file]) {
    assert.throws(() => checkXml(xml, 10), fails('unsafe_document'));
    const utf16 = Buffer.from(`\ufeff${xml}`, 'utf16le');
    assert.throws(() => checkXml(decodeXml(utf16), 10), fails('unsafe_document'));
  }
  assert.equal(checkXml('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd"><p/>', 10), 1);
});

test('too deep or too many elements are refused', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  assert.equal(checkXml(nested(400), 1000), 400);
  assert.throws(() => checkXml(nested(401), 1000), fails('too_complex'));
  assert.throws(() => checkXml('<a/>'.repeat(11), 10), fails('too_complex'));
});

test('XML is decoded by its mark, its first bytes or its declaration', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>é</a>`;
  assert.equal(decodeXml(Buffer.from('\ufeff<a>é</a>')), '<a>é</a>');
  assert.equal(decodeXml(Buffer.from('<a>é</a>', 'utf16le')), '<a>é</a>');
  assert.match(decodeXml(Buffer.from(declared('ISO-8859-1'), 'latin1')), /é/u);
  assert.match(decodeXml(Buffer.from(declared('UTF-8'))), /é/u);
  assert.throws(() => decodeXml(Buffer.from('<a>\xe9</a>', 'latin1')), fails('damaged_document'));
  assert.throws(() => decodeXml(Buffer.from(declared('klingon'))), fails('damaged_document'));
});
