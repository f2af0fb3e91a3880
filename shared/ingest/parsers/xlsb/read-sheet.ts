import type { Buffer } from 'node:buffer';
import { errorText, rkNumber } from '../office/spreadsheet/binary-values.ts';
import { inOrder } from '../office/spreadsheet/in-order.ts';
import type { MergedCells, SheetRow } from '../office/spreadsheet/sheet.ts';
import type { Shown, ShownValues } from '../office/spreadsheet/shown-values.ts';
import { need, readRecords, readText, recordTypes, type BinaryRecord } from './read-records.ts';

interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
}

/** Merged ranges of a sheet that are looked at; others show in their first cell. */
const mostMerged = 10_000;
const shorterBy = 11;

/** Reads a worksheet's records in one pass ([MS-XLSB] 2.1.7.61). @throws IngestFailure `damaged_document`, `too_much_text` */
export function readSheet(
  part: Buffer,
  sharedStrings: readonly string[],
  values: ShownValues,
): SheetContent {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  let row: SheetRow = { index: -1, cells: [] };
  let column = -1;
  for (const record of readRecords(part)) {
    if (record.type === recordTypes.row) {
      if (row.cells.length > 0) rows.push(row);
      row = { index: need(record, 4).readUInt32LE(0), cells: [] };
      column = -1;
    } else if (record.type === recordTypes.mergedCells) addMerged(merged, record);
    const cell = toCell(record, column);
    if (cell === undefined) continue;
    column = cell.column;
    const shown = shownBy(cell, sharedStrings, values);
    if (shown !== undefined) row.cells.push({ column, ...shown });
  }
  if (row.cells.length > 0) rows.push(row);
  return { rows: inOrder(rows), merged };
}

interface Cell extends BinaryRecord {
  readonly column: number;
  readonly style: number;
}

/** A record of a cell, with the data after its column and style; undefined for any other record, and for a cell without content. */
function toCell(record: BinaryRecord, previous: number): Cell | undefined {
  const { type } = record;
  const isShort = type >= recordTypes.shortRk && type <= recordTypes.shortSharedText;
  const isLong =
    (type >= recordTypes.rk && type <= recordTypes.formulaError) || type === recordTypes.richText;
  if (!isShort && !isLong) return undefined;
  const styleAt = isShort ? 0 : 4;
  const data = need(record, styleAt + 4);
  return {
    type: isShort ? type - shorterBy : type,
    column: isShort ? previous + 1 : data.readUInt32LE(0),
    style: data.readUIntLE(styleAt, 3),
    data: data.subarray(styleAt + 4),
  };
}

function shownBy(
  cell: Cell,
  sharedStrings: readonly string[],
  values: ShownValues,
): Shown | undefined {
  switch (cell.type) {
    case recordTypes.rk:
      return values.number(rkNumber(need(cell, 4).readInt32LE(0)), cell.style);
    case recordTypes.number:
    case recordTypes.formulaNumber:
      return values.number(need(cell, 8).readDoubleLE(0), cell.style);
    case recordTypes.truth:
    case recordTypes.formulaTruth:
      return values.truth(need(cell, 1).readUInt8(0) !== 0);
    case recordTypes.error:
    case recordTypes.formulaError:
      return values.words(errorText(need(cell, 1).readUInt8(0)));
    case recordTypes.sharedText:
      return values.line(sharedStrings[need(cell, 4).readUInt32LE(0)] ?? '');
    default:
      return values.words(readText(cell.data, cell.type === recordTypes.richText ? 1 : 0).text);
  }
}

function addMerged(merged: MergedCells[], record: BinaryRecord): void {
  if (merged.length >= mostMerged) return;
  const data = need(record, 16);
  merged.push({
    top: data.readUInt32LE(0),
    bottom: data.readUInt32LE(4),
    left: data.readUInt32LE(8),
    right: data.readUInt32LE(12),
  });
}
