import type { TableBlock } from './blocks.ts';
import { COLOURS, FONTS, TABLE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { cellTextOptions, columnWidths, rowHeight, tableRows, type Row } from './table-layout.ts';

const CELL_TYPES = { head: 'TH', body: 'TD' } as const;

/** Draws a table across the text width; its head is repeated on every page it reaches. */
export function writeTable(page: PageWriter, table: TableBlock): void {
  const widths = columnWidths(page, table);
  const structure = page.group('Table');
  const [head, ...body] = tableRows(table);
  writeRow(page, head, widths, table.align, structure);
  for (const row of body) {
    if (page.ensureSpace(rowHeight(page, row, widths)))
      writeRow(page, head, widths, table.align, structure);
    writeRow(page, row, widths, table.align, structure);
  }
  page.doc.y += TABLE.spaceAfter;
}

function writeRow(
  page: PageWriter,
  row: Row,
  widths: number[],
  align: TableBlock['align'],
  table: PDFKit.PDFStructureElement,
): void {
  const top = page.doc.y;
  const height = rowHeight(page, row, widths);
  page.artifact(() => drawRowBackground(page, row, height));
  const structure = page.group('TR', table);
  let x = page.left;
  row.cells.forEach((cell, column) => {
    const width = widths[column] ?? 0;
    const cellLeft = x + TABLE.padding;
    page.tag(
      CELL_TYPES[row.part],
      () => {
        page.doc.font(row.part === 'head' ? FONTS.bold : FONTS.plain).fontSize(TABLE.size);
        page.doc.fillColor(COLOURS.text).text(cell, cellLeft, top + TABLE.padding, {
          ...cellTextOptions(width),
          align: align[column] ?? 'left',
        });
      },
      structure,
    );
    x += width;
  });
  page.doc.y = top + height;
}

function drawRowBackground(page: PageWriter, row: Row, height: number): void {
  const { x, y } = { x: page.left, y: page.doc.y };
  const colour = row.part === 'head' ? COLOURS.tableHead : COLOURS.tableStripe;
  if (row.part === 'head' || row.striped) page.doc.rect(x, y, page.width, height).fill(colour);
  page.doc
    .moveTo(x, y + height)
    .lineTo(x + page.width, y + height)
    .lineWidth(0.5)
    .stroke(COLOURS.rule);
}
