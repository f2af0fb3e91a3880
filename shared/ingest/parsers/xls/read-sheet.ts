import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import { inOrder } from '../office/spreadsheet/in-order.ts';
import type { MergedCells, SheetRow } from '../office/spreadsheet/sheet.ts';
import type { Shown, ShownValues } from '../office/spreadsheet/shown-values.ts';
import { errorText, rkNumber } from '../office/spreadsheet/binary-values.ts';
import { PartReader } from './part-reader.ts';
import type { WorkbookGlobals } from './read-globals.ts';
import { recordTypes, substream, type BiffRecord } from './read-records.ts';

export interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Texts of text boxes. */
  readonly drawn: readonly string[];
  /** Where the sheet ends in the stream. */
  readonly end: number;
}

/** Merged ranges of a sheet that are looked at; others show in their first cell. */
const mostMerged = 10_000;
/** Where the value of a cell stands, after its row, column and style. */
const valueAt = 6;

/** Reads a worksheet's records in one pass ([MS-XLS] 2.1.7.20.5). @throws IngestFailure `damaged_document`, `too_much_text` */
export function readSheet(
  stream: Buffer,
  start: number,
  globals: Pick<WorkbookGlobals, 'sharedStrings' | 'texts'>,
  values: ShownValues,
): SheetContent {
  const rows = new Map<number, Map<number, Shown>>();
  const merged: MergedCells[] = [];
  const drawn: string[] = [];
  let end = start;
  let formula: { readonly row: number; readonly column: number } | undefined;
  const show = (row: number, column: number, shown: Shown | undefined) => {
    if (shown === undefined) return;
    const cells = rows.get(row) ?? new Map<number, Shown>();
    rows.set(row, cells.set(column, shown));
  };
  for (const record of substream(stream, start)) {
    const { type, parts } = record;
    const [data] = parts;
    end = record.end;
    if (type === recordTypes.mergedCells) addMerged(merged, data);
    else if (type === recordTypes.textObject) drawn.push(...boxText(parts, values));
    else if (type === recordTypes.string && formula !== undefined) {
      show(formula.row, formula.column, values.words(globals.texts.text(parts, 0, 2)));
    }
    if (!cellTypes.has(type) || data.length < valueAt) continue;
    const row = data.readUInt16LE(0);
    const column = data.readUInt16LE(2);
    formula = type === recordTypes.formula ? { row, column } : undefined;
    if (type === recordTypes.mulRk) {
      for (const [at, value] of rkRun(data, values).entries()) show(row, column + at, value);
    } else show(row, column, cell(record, globals, values));
  }
  return { rows: inOrder([...rows].map(toRow)), merged, drawn, end };
}

const cellTypes = new Set<number>([
  recordTypes.formula,
  recordTypes.label,
  recordTypes.labelShared,
  recordTypes.mulRk,
  recordTypes.number,
  recordTypes.richString,
  recordTypes.rk,
  recordTypes.truthOrError,
]);

function toRow([index, cells]: readonly [number, ReadonlyMap<number, Shown>]): SheetRow {
  const written = [...cells].map(([column, shown]) => ({ column, ...shown }));
  return { index, cells: written.sort((a, b) => a.column - b.column) };
}

function cell(
  { type, parts }: BiffRecord,
  { sharedStrings, texts }: Pick<WorkbookGlobals, 'sharedStrings' | 'texts'>,
  values: ShownValues,
): Shown | undefined {
  const [data] = parts;
  const style = data.readUInt16LE(4);
  switch (type) {
    case recordTypes.label:
    case recordTypes.richString:
      return values.words(texts.text(parts, valueAt, 2));
    case recordTypes.labelShared:
      need(data, 4);
      return values.line(sharedStrings[data.readUInt32LE(valueAt)] ?? '');
    case recordTypes.rk:
      need(data, 4);
      return values.number(rkNumber(data.readInt32LE(valueAt)), style);
    case recordTypes.truthOrError:
      need(data, 2);
      return truthOrError(data.readUInt8(valueAt), data.readUInt8(valueAt + 1) !== 0, values);
    case recordTypes.formula:
      return formulaResult(data, style, values);
    default:
      need(data, 8);
      return values.number(data.readDoubleLE(valueAt), style);
  }
}

/** A number, or a mark for what else it is ([MS-XLS] 2.5.133); a text follows in a record of its own. */
function formulaResult(data: Buffer, style: number, values: ShownValues): Shown | undefined {
  need(data, 8);
  const isNumber = data.readUInt16LE(valueAt + 6) !== 0xffff;
  if (isNumber) return values.number(data.readDoubleLE(valueAt), style);
  const kind = data.readUInt8(valueAt);
  if (kind !== 1 && kind !== 2) return undefined;
  return truthOrError(data.readUInt8(valueAt + 2), kind === 2, values);
}

function truthOrError(code: number, isError: boolean, values: ShownValues): Shown | undefined {
  return isError ? values.words(errorText(code)) : values.truth(code !== 0);
}

/** Numbers of cells side by side: a style and a number each, the last column at the end. */
function rkRun(data: Buffer, values: ShownValues): (Shown | undefined)[] {
  const shown: (Shown | undefined)[] = [];
  for (let at = 4; at + 6 <= data.length - 2; at += 6) {
    shown.push(values.number(rkNumber(data.readInt32LE(at + 2)), data.readUInt16LE(at)));
  }
  return shown;
}

function addMerged(merged: MergedCells[], data: Buffer): void {
  for (let at = 2; at + 8 <= data.length && merged.length < mostMerged; at += 8) {
    merged.push({
      top: data.readUInt16LE(at),
      bottom: data.readUInt16LE(at + 2),
      left: data.readUInt16LE(at + 4),
      right: data.readUInt16LE(at + 6),
    });
  }
}

/** The text of a box stands in the record that continues it ([MS-XLS] 2.4.329). */
function boxText([data, ...more]: readonly Buffer[], values: ShownValues): string[] {
  const length = data === undefined || data.length < 12 ? 0 : data.readUInt16LE(10);
  if (length === 0 || more.length === 0) return [];
  const reader = new PartReader(more);
  const shown = values.words(reader.characters(length, reader.uint8()));
  return shown === undefined ? [] : [shown.text];
}

function need(data: Buffer, bytes: number): void {
  if (data.length < valueAt + bytes) throw new IngestFailure('damaged_document');
}
