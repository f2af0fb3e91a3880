import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutResultSchema, pagesOfLayout } from '../../../shared/adapters/layout-result.ts';

/** An analysis of pages whose contents follow each other, as the service gives it. */
function analysis(
  contents: readonly string[],
  more: { tables?: unknown; words?: readonly number[] } = {},
) {
  let offset = 0;
  const pages = contents.map((content, at) => {
    const span = { offset, length: content.length };
    offset += content.length + 1;
    const words = (more.words ?? []).map((confidence) => ({ content: 'word', confidence }));
    return { pageNumber: at + 1, spans: [span], words };
  });
  return layoutResultSchema.parse({ content: contents.join('\n'), pages, tables: more.tables });
}

const texts = (result: ReturnType<typeof analysis>) =>
  pagesOfLayout(result).map(({ text }) => text);

test('gives each page its part of the text, and the mean certainty of its words', () => {
  const result = analysis(['# Notice\n\nWater is off.', 'Second 𝒑age.'], { words: [0.9, 0.7] });
  assert.deepEqual(
    pagesOfLayout(result).map(({ page, text, confidence }) => [page, text, confidence.toFixed(2)]),
    [
      [1, '# Notice\n\nWater is off.', '0.80'],
      [2, 'Second 𝒑age.', '0.80'],
    ],
  );
});

test('leaves out what belongs to the sheet, not to the text', () => {
  const page =
    '<!-- PageHeader="Contoso" -->\n\nText with 3\\.5 \\| 4\\.\n\n<figure>\n\nA caption\n\n</figure>\n\n<!-- PageNumber="7" -->\n<!-- PageBreak -->';
  assert.deepEqual(texts(analysis([page])), ['Text with 3.5 \\| 4.\n\nA caption']);
});

test('makes pipe tables of HTML tables, in their place', () => {
  const html = '<table>\n<tr>\n<th>Item</th>\n</tr>\n</table>';
  const first = `Before\n\n${html}\n\nAfter`;
  const cells = [
    { rowIndex: 1, columnIndex: 0, content: 'Desk\nlamp' },
    { rowIndex: 0, columnIndex: 0, content: 'Item' },
    { rowIndex: 0, columnIndex: 1, content: 'Price | net' },
    { rowIndex: 1, columnIndex: 1, content: '40' },
  ];
  const table = { spans: [{ offset: first.indexOf(html), length: html.length }], cells };
  assert.deepEqual(texts(analysis([first, 'Next page'], { tables: [table] })), [
    'Before\n\n| Item | Price \\| net |\n| --- | --- |\n| Desk lamp | 40 |\n\nAfter',
    'Next page',
  ]);
});

test('a page without words is empty and certain', () => {
  assert.deepEqual(pagesOfLayout(analysis([''])), [{ page: 1, text: '', confidence: 1 }]);
});
