import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePage, encodePage } from '../../../../../shared/ingest/parsers/pdf/page-codec.ts';
import { unreadablePage } from '../../../../../shared/ingest/parsers/pdf/page-content.ts';
import { toTextLine } from '../../../../../shared/ingest/parsers/pdf/text-line.ts';

test('a page is the same after it was kept', () => {
  const row = [
    { text: 'Plan', left: 72.123456789, right: 99.5 },
    { text: 'Price “a | b”\u2028', left: 150, right: 180.1 },
  ];
  const page = {
    width: 595.28,
    height: 841.89,
    lines: [
      toTextLine({ y: 100.25, size: 11, font: 'g_d0_f1', cells: row }),
      toTextLine({ y: 112, size: 9.5, font: undefined, cells: row.slice(1) }),
    ],
    unreadable: false,
  };
  const [first, second] = page.lines;
  assert.ok(first && second);
  const tagged = {
    ...page,
    tagged: [
      { kind: 'description', text: 'A pump' },
      { kind: 'heading', level: 2, lines: [first] },
      { kind: 'table', rows: [['a', 'b']] },
      { kind: 'item', lines: [second] },
    ],
  } as const;
  assert.deepEqual(decodePage(encodePage(tagged)), tagged);
  const encoded = encodePage(page);
  assert.equal(encoded.indexOf('\n'), encoded.length - 1);
  assert.deepEqual(decodePage(encoded), page);
  assert.deepEqual(decodePage(encodePage(unreadablePage)), unreadablePage);
});
