import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf } from '../../../../../shared/ingest/parsers/xml/attribute-of.ts';
import { decodeEntities } from '../../../../../shared/ingest/parsers/xml/decode-entities.ts';
import { localName, scanXml } from '../../../../../shared/ingest/parsers/xml/scan-xml.ts';

function events(xml: string): string[] {
  const seen: string[] = [];
  scanXml(xml, {
    open: (name, attributes, isEmpty) => seen.push(`<${name}|${attributes}${isEmpty ? '|/' : ''}`),
    close: (name) => seen.push(`/${name}`),
    text: (raw) => seen.push(decodeEntities(raw)),
  });
  return seen;
}

test('tells elements, their attributes and texts in order', () => {
  assert.deepEqual(events('<?xml version="1.0"?><w:p a="1"><w:t>Hi &amp; ho</w:t ><br/></w:p>'), [
    '<w:p| a="1"',
    '<w:t|',
    'Hi & ho',
    '/w:t',
    '<br||/',
    '/w:p',
  ]);
});

test('a sign in a quoted value does not end a tag', () => {
  assert.deepEqual(events(`<a x="1>2" y='"/>'>t</a>`), [`<a| x="1>2" y='"/>'`, 't', '/a']);
});

test('comments, instructions and document types are skipped; CDATA is text as it is written', () => {
  const xml = '<!DOCTYPE a><a><!-- <b> --><?go <c>?><![CDATA[1 < 2 &amp; 3]]></a>';
  assert.deepEqual(events(xml), ['<a|', '1 < 2 &amp; 3', '/a']);
});

test('what is cut off ends the scan', () => {
  for (const xml of ['<a', '<a x="', '</a', '<!-- a', '<?a', '<![CDATA[']) {
    assert.ok(events(`<b/>${xml}`).length <= 2, xml);
  }
});

test('attributes are found by their local names', () => {
  assert.equal(attributeOf(' sheetId="1" r:id="rId2"', 'id'), 'rId2');
  assert.equal(attributeOf(" val = 'a &quot;b&quot;'", 'val'), 'a "b"');
  assert.equal(attributeOf(' interval="5"', 'val'), undefined);
  assert.equal(attributeOf(' title="val=3" val="4"', 'val'), '4');
  assert.equal(attributeOf('', 'val'), undefined);
});

test('references are resolved once, and unknown ones stay', () => {
  assert.equal(
    decodeEntities('&lt;&#65;&#x1F600;&amp;lt;&nbsp;&#xFFFFFF;'),
    '<A😀&lt;&nbsp;&#xFFFFFF;',
  );
});

test('a local name has no prefix', () => {
  assert.deepEqual(['w:p', 'p'].map(localName), ['p', 'p']);
});
