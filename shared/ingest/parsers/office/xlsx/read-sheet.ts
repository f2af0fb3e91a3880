import { attributeOf } from '../../xml/attribute-of.ts';
import { decodeEntities } from '../../xml/decode-entities.ts';
import { localName, scanXml } from '../../xml/scan-xml.ts';
import { parseRange, parseReference } from '../spreadsheet/cell-reference.ts';
import { inOrder } from '../spreadsheet/in-order.ts';
import type { MergedCells, SheetCell, SheetRow } from '../spreadsheet/sheet.ts';
import type { CellReader } from './cell-reader.ts';

interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
}

/** Merged ranges of a sheet that are looked at; others show in their first cell. */
const mostMerged = 10_000;

/**
 * Reads a worksheet (ECMA-376 part 1, 18.3) in one pass: only cells with text count, whatever size the sheet claims.
 * @param cells turns what a cell holds into what it shows, within the document's bounds
 * @throws IngestFailure `too_much_text`
 */
export function readSheet(xml: string, cells: CellReader): SheetContent {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  let row: SheetRow = { index: -1, cells: [] };
  let column = -1;
  let attributes = '';
  let value = '';
  let isValue = false;
  let isPhonetic = false;
  scanXml(xml, {
    open(qualified, tag, isEmpty) {
      const name = localName(qualified);
      if (name === 'row') {
        row = { index: rowIndex(tag) ?? row.index + 1, cells: [] };
        column = -1;
      } else if (name === 'c') {
        attributes = tag;
        value = '';
        column = parseReference(attributeOf(tag, 'r') ?? '')?.column ?? column + 1;
      } else if (name === 'v' || name === 't') isValue = !isEmpty && !isPhonetic;
      else if (name === 'rPh') isPhonetic = !isEmpty;
      else if (name === 'mergeCell') addMerged(merged, tag);
    },
    close(qualified) {
      const name = localName(qualified);
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c') addCell(row.cells, column, cells.read(attributes, value));
      else if (name === 'row' && row.cells.length > 0) rows.push(row);
    },
    text(raw) {
      if (isValue) value += decodeEntities(raw);
    },
  });
  return { rows: inOrder(rows), merged };
}

function rowIndex(attributes: string): number | undefined {
  const number = Number(attributeOf(attributes, 'r'));
  return Number.isInteger(number) && number >= 1 ? number - 1 : undefined;
}

function addCell(
  cells: SheetCell[],
  column: number,
  shown: Omit<SheetCell, 'column'> | undefined,
): void {
  if (shown !== undefined) cells.push({ column, ...shown });
}

function addMerged(merged: MergedCells[], attributes: string): void {
  const range = parseRange(attributeOf(attributes, 'ref') ?? '');
  if (range !== undefined && merged.length < mostMerged) merged.push(range);
}
