import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { parseDoc } from '../../../../../shared/ingest/parsers/doc/parse-doc.ts';
import { makeCompoundFile } from '../../../../support/make-compound-file.ts';
import {
  docRow,
  docStreams,
  inTable,
  makeDoc,
  type DocParts,
} from '../../../../support/make-doc.ts';
import { parseInput } from '../../../../support/parse-input.ts';

const parse = (parts: DocParts) => parseDoc(parseInput(makeDoc(parts)));
const textOf = async (parts: DocParts) => (await parse(parts)).text;
const refused = (code: string) => (error: unknown) =>
  error instanceof IngestFailure && error.code === code;

/** A document whose streams were changed before they were packed. */
function changed(change: (streams: { main: Buffer; tables: Buffer }) => void): Promise<unknown> {
  const streams = docStreams({ body: [{ text: 'Text.' }] });
  change(streams);
  const { main, tables } = streams;
  return parseDoc(parseInput(makeCompoundFile({ WordDocument: main, '0Table': tables })));
}

test('headings are known by their styles and outline levels', async () => {
  const { text, title, pageStarts } = await parse({
    body: [
      { text: 'House rules', style: 1 },
      { text: 'For all staff – “always”.' },
      { text: 'Leave', style: 10 },
      { text: 'Sick leave', properties: [[0x2640, [2]]] },
      { text: 'Body', properties: [[0x2640, [9]]] },
      { text: '' },
    ],
  });
  assert.equal(
    text,
    '# House rules\n\nFor all staff – “always”.\n\n## Leave\n\n### Sick leave\n\nBody',
  );
  assert.equal(title, 'House rules');
  assert.deepEqual(pageStarts, [0]);
});

test('the title style is a heading; text in Windows-1252 has its signs', async () => {
  const body = [{ text: 'Prices', style: 11 }, { text: 'Coffee \x80 5 \x96 caf\xe9' }];
  assert.equal(await textOf({ body, isNarrow: true }), '# Prices\n\nCoffee € 5 – café');
});

test('lists keep their levels', async () => {
  const item = (text: string, level: number) => ({
    text,
    properties: [
      [0x460b, [1, 0]],
      [0x260a, [level]],
    ] as [number, number[]][],
  });
  const body = [{ text: 'Bring:' }, item('food', 0), item('bread', 1), item('water', 0)];
  assert.equal(await textOf({ body }), 'Bring:\n\n- food\n  - bread\n- water');
});

test('tables are tables; a cell may hold several paragraphs or nothing', async () => {
  const body = [
    { text: 'Rates:' },
    ...docRow('City', 'Hotel', 'Note'),
    { text: 'Paris', properties: [inTable] },
    ...docRow('and Lyon', '120', ''),
    ...docRow('', '90', 'a | b'),
    { text: 'The end.' },
  ];
  assert.equal(
    await textOf({ body }),
    'Rates:\n\n| City | Hotel | Note |\n| --- | --- | --- |\n| Paris and Lyon | 120 |  |\n|  | 90 | a \\| b |\n\nThe end.',
  );
});

test('a row whose description stands elsewhere ends, too', async () => {
  const list = [0x16, 0x24, 1, 0x17, 0x24, 1];
  const data = Buffer.from([0, 0, 0, 0, list.length, 0, ...list]);
  const rows = [...docRow('a', 'b'), ...docRow('c', 'd')].map((paragraph) =>
    paragraph.properties?.length === 2
      ? { ...paragraph, properties: [[0x6646, [4, 0, 0, 0]]] as [number, number[]][] }
      : paragraph,
  );
  assert.equal(await textOf({ body: rows, data }), '| a | b |\n| --- | --- |\n| c | d |');
});

test('properties of any length are passed over', async () => {
  const long: [number, number[]][] = [
    [0xc60d, [4, 0, 1, 9, 9]],
    [0xd608, [5, 0, 1, 2, 3, 4]],
    [0x6467, [1, 2, 3, 4]],
    [0x840f, [1, 2]],
    [0x2640, [0]],
  ];
  assert.equal(await textOf({ body: [{ text: 'Heading', properties: long }] }), '# Heading');
});

test('fields show their results alone; a field that never ends hides nothing', async () => {
  const link = '\x13 HYPERLINK "https://example.com" \x14the \x13 PAGEREF a \x14site\x15\x15';
  const body = [{ text: `See ${link}, page \x13 PAGE \x15.` }, { text: 'a \x13 b' }];
  assert.equal(await textOf({ body }), 'See the site, page .\n\na b');
});

test('deleted text is left out, and a paragraph whose mark was deleted goes on', async () => {
  const body = [
    { text: 'Old rule.', isDeleted: true },
    { text: 'New ' },
    { text: ' rule', mark: '.\r' },
    { text: 'gone', isDeleted: true },
    { text: 'Kept.' },
  ];
  const text = await textOf({ body });
  assert.equal(text, 'New\n\nrule.\n\nKept.');
  assert.equal(
    await textOf({
      body: [{ text: 'A', mark: '' }, { text: 'x', isDeleted: true }, { text: 'B' }],
    }),
    'AB',
  );
});

test('notes follow the paragraph that refers to them; headers and comments are left out', async () => {
  const text = await textOf({
    body: [{ text: 'First\x02 and\x02.' }, { text: 'Second\x02.' }, { text: 'Third.' }],
    footnotes: [{ text: '\x02 Note one' }, { text: '\x02 Note two' }],
    headers: [{ text: 'Page header' }],
    comments: [{ text: 'A comment' }],
    endnotes: [{ text: '\x02 At the end' }],
    textBoxes: [{ text: 'In a box' }, { text: '' }],
    footnoteReferences: [5, 18],
    endnoteReferences: [10],
  });
  assert.equal(
    text,
    'First and.\n\nFootnote: Note one\n\nEndnote: At the end\n\nSecond.\n\nFootnote: Note two\n\nThird.\n\nIn a box',
  );
});

test('line breaks, fixed hyphens and signs of drawings', async () => {
  const body = [
    { text: 'a\x0bb\tc\x1ed\x1fe\x01\x08' },
    { text: 'New page', mark: '\f' },
    { text: 'x' },
  ];
  assert.equal(await textOf({ body }), 'a\nb c-de\n\nNew page\n\nx');
});

test('the title is taken from the properties', async () => {
  const property = (type: number, value: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(type, 0);
    return Buffer.concat([head, value]);
  };
  const title = property(
    30,
    Buffer.concat([Buffer.from([5, 0, 0, 0]), Buffer.from('Caf\xe9\0', 'latin1')]),
  );
  const codePage = property(2, Buffer.from([0xe4, 0x04, 0, 0]));
  const set = Buffer.alloc(24);
  set.writeUInt32LE(2, 4);
  [1, 24, 2, 24 + codePage.length].forEach((value, at) => set.writeUInt32LE(value, 8 + 4 * at));
  const head = Buffer.alloc(48);
  head.writeUInt32LE(48, 44);
  const summary = Buffer.concat([head, set, codePage, title]);
  assert.equal((await parse({ body: [{ text: 'Text.' }], summary })).title, 'Café');
  for (let length = 0; length < summary.length; length += 1) {
    const { text } = await parse({
      body: [{ text: 'Text.' }],
      summary: summary.subarray(0, length),
    });
    assert.equal(text, 'Text.');
  }
});

test('locked, older, empty and damaged documents are told so', async () => {
  const body = [{ text: 'Text.' }];
  await assert.rejects(parse({ body, flags: 0x100 }), refused('encrypted_document'));
  const older = changed(({ main }) => main.writeUInt16LE(0xa5dc, 0));
  await assert.rejects(older, refused('unsupported_media_type'));
  await assert.rejects(parse({ body: [{ text: '' }] }), refused('empty_document'));
  await assert.rejects(parse({ body, flags: 0x200 }), refused('damaged_document'));
  const far = changed(({ main }) => main.writeUInt32LE(0xffff_0000, 0x1a2));
  await assert.rejects(far, refused('damaged_document'));
  const most = makeDoc({ body: [{ text: 'word '.repeat(1000) }] });
  await assert.rejects(parseDoc(parseInput(most, { maxText: 1000 })), refused('too_much_text'));
  const nested = '\x13'.repeat(200) + '\x15'.repeat(200);
  await assert.rejects(parse({ body: [{ text: nested }] }), refused('too_complex'));
});

test('lengths beyond the text end with it', async () => {
  for (const place of [0x4c, 0x50, 0x54, 0x60, 0x64]) {
    const parsed = changed(({ main }) => main.writeUInt32LE(0xffff_ffff, place));
    await assert.doesNotReject(parsed);
  }
});

test('a change at any place never does worse than fail', async () => {
  const { main, tables } = docStreams({
    body: [{ text: 'Heading', style: 1 }, ...docRow('a', 'b'), { text: 'Text\x02.' }],
    footnotes: [{ text: 'Note' }],
    footnoteReferences: [15],
  });
  const check = async (WordDocument: Buffer, table: Buffer) => {
    try {
      await parseDoc(parseInput(makeCompoundFile({ WordDocument, '0Table': table })));
    } catch (error) {
      assert.ok(error instanceof IngestFailure, String(error));
    }
  };
  for (const value of [0, 0xff]) {
    for (let at = 0; at < main.length; at += 1) {
      if (at > 0x220 && at < 1000) continue;
      const copy = Buffer.from(main);
      copy[at] = value;
      await check(copy, tables);
    }
    for (let at = 0; at < tables.length; at += 1) {
      const copy = Buffer.from(tables);
      copy[at] = value;
      await check(main, copy);
    }
  }
});
