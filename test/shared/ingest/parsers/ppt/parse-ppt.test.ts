import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { detectMediaType } from '../../../../../shared/ingest/media-type.ts';
import type { ParseInput } from '../../../../../shared/ingest/parsed-document.ts';
import { parsePpt } from '../../../../../shared/ingest/parsers/ppt/parse-ppt.ts';
import { makeCompoundFile } from '../../../../support/make-compound-file.ts';
import {
  makePpt,
  pptOutlineShape as outlined,
  pptShape as shape,
  pptStream,
  pptTable as table,
  pptText as text,
} from '../../../../support/make-ppt.ts';
import { parseInput } from '../../../../support/parse-input.ts';
import { Random } from '../../../../support/random.ts';

const kinds = { title: 0, body: 1, notes: 2, other: 4 };
const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parsePpt(parseInput(bytes, changes));
const refused = (code: string) => (error: unknown) =>
  error instanceof IngestFailure && error.code === code;

test('slides are pages: the title first, then what shapes say in their order, notes last', async () => {
  const pages: number[] = [];
  const bytes = makePpt([
    {
      shapes: [
        outlined(1),
        outlined(0),
        shape(text(kinds.other, 'In a box')),
        shape(text(kinds.other, '*'), { placeholder: true }),
      ],
      outline: [text(kinds.title, 'Zusätze', true), text(kinds.body, 'Erstens\rZweitens\vbis 3\r')],
      notes: [shape(text(kinds.notes, 'Say łość')), shape(text(kinds.other, 'Footer'))],
    },
    { shapes: [] },
    { shapes: [shape(text(kinds.body, 'One line'))] },
  ]);
  assert.equal(detectMediaType(bytes, 'a.ppt'), 'application/vnd.ms-powerpoint');
  const parsed = await parse(bytes, { onPages: (count) => pages.push(count) });
  assert.equal(
    parsed.text,
    '# Zusätze\n\n- Erstens\n- Zweitens bis 3\n\nIn a box\n\nNotes:\n\nSay łość\n\nOne line',
  );
  assert.equal(parsed.pageKind, 'slide');
  assert.equal(parsed.title, 'Zusätze');
  assert.deepEqual(pages, [3]);
  assert.equal(parsed.pageStarts.length, 3);
});

test('a table is kept; shapes within groups and texts that no shape shows are read', async () => {
  const cell = (left: number, top: number, value: string) =>
    shape(text(kinds.other, value), { at: [left, top] });
  const bytes = makePpt([
    {
      shapes: [
        table(cell(50, 0, 'Days'), cell(0, 0, 'Name'), cell(0, 20, 'Ada'), cell(50, 20, '30')),
      ],
      outline: [text(kinds.body, 'Left over')],
    },
  ]);
  assert.equal(
    (await parse(bytes)).text,
    '| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\nLeft over',
  );
});

test('what a master adds stands on the first slide that shows it, its placeholders nowhere', async () => {
  const bytes = makePpt([{ shapes: [shape(text(kinds.other, 'One'))] }, { shapes: [] }], {
    master: [
      shape(text(kinds.title, 'Click to edit'), { placeholder: true }),
      shape(text(kinds.other, 'ACME')),
    ],
  });
  assert.equal((await parse(bytes)).text, 'One\n\nACME');
});

test('of a slide that was saved again the last version is read', async () => {
  const slide = (value: string) => ({ shapes: [shape(text(kinds.other, value))] });
  const bytes = makePpt([slide('kept'), slide('new')], { former: new Map([[1, slide('old')]]) });
  assert.equal((await parse(bytes)).text, 'kept\n\nnew');
});

test('locked, damaged, empty and oversized presentations are told so', async () => {
  const slide = { shapes: [shape(text(kinds.other, 'text'))] };
  await assert.rejects(
    parse(makePpt([slide], { isEncrypted: true })),
    refused('encrypted_document'),
  );
  await assert.rejects(parse(makePpt([{}])), refused('empty_document'));
  await assert.rejects(
    parse(makePpt([{}], { others: { Pictures: Buffer.alloc(9) } })),
    refused('no_text'),
  );
  await assert.rejects(parse(makePpt([slide, slide]), { maxPages: 1 }), refused('too_many_pages'));
  await assert.rejects(parse(makePpt([slide]), { maxText: 3 }), refused('too_much_text'));
  const { stream } = pptStream([slide]);
  await assert.rejects(
    parse(makeCompoundFile({ 'PowerPoint Document': stream })),
    refused('damaged_document'),
  );
});

test('a presentation with a change at any place is read or refused, and nothing else', async () => {
  const cell = (left: number, value: string) => shape(text(kinds.other, value), { at: [left, 0] });
  const bytes = makePpt(
    [
      {
        shapes: [outlined(0), table(cell(0, 'a'), cell(9, 'b'))],
        outline: [text(kinds.title, 'Title')],
        notes: [shape(text(kinds.notes, 'Notes'))],
      },
    ],
    { former: new Map([[0, {}]]) },
  );
  const random = new Random(5);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = random.below(256);
    await parse(changed).catch((error: unknown) => {
      assert.ok(error instanceof IngestFailure, `byte ${at}: ${String(error)}`);
    });
  }
});
