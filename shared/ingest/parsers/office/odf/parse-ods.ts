import type { OfficeContentNode } from 'officeparser';
import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { inlineText } from '../markdown/inline-text.ts';
import { nodeBlocks } from '../markdown/node-blocks.ts';
import { oneLine } from '../markdown/tidy-text.ts';
import { readPartsAst } from '../read-ast.ts';
import type { MergedCells, Sheet, SheetCell, SheetRow } from '../spreadsheet/sheet.ts';
import { sheetsDocument } from '../spreadsheet/sheets-document.ts';
import { openOdf } from './open-odf.ts';

/** Numbers with signs, separators and units, dates and times; words are anything else. */
const value = /^[\s\p{Sc}+\-(]*\d[\d\s.,:/%\p{Sc}eE+\-)]*$/u;

/**
 * Reads an OpenDocument spreadsheet; each sheet is a page. Cells hold what they show.
 * @throws IngestFailure `too_many_pages`; see `openOdf` and `readPartsAst`
 */
export async function parseOds(input: ParseInput): Promise<ParsedDocument> {
  const { content, metadata } = await readPartsAst(openOdf(input), 'ods');
  const sheets = content.filter((node) => node.type === 'sheet').map(toSheet);
  if (sheets.length === 0) throw new IngestFailure('damaged_document');
  return sheetsDocument(sheets, metadata.title, input);
}

function toSheet(node: Extract<OfficeContentNode, { type: 'sheet' }>): Sheet {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  const drawn: OfficeContentNode[] = [];
  for (const child of node.children ?? []) {
    if (child.type !== 'row') {
      drawn.push(child);
      continue;
    }
    const cells: SheetCell[] = [];
    let index = -1;
    for (const cell of child.children ?? []) {
      if (cell.type !== 'cell' || cell.metadata === undefined) continue;
      const { row, col, rowSpan = 1, colSpan = 1 } = cell.metadata;
      const text = oneLine(inlineText(cell.children ?? []));
      index = row;
      if (text === '') continue;
      cells.push({ column: col, text, isValue: value.test(text) });
      if (rowSpan > 1 || colSpan > 1) {
        merged.push({ top: row, left: col, bottom: row + rowSpan - 1, right: col + colSpan - 1 });
      }
    }
    if (cells.length > 0) rows.push({ index, cells });
  }
  return {
    name: node.metadata?.sheetName ?? '',
    rows,
    merged,
    drawn: nodeBlocks(drawn).map(({ text }) => text),
  };
}
