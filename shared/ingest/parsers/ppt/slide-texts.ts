import type { Buffer } from 'node:buffer';
import { children, recordTypes, within, type PptRecord } from './read-records.ts';
import { TextRuns, type SlideText } from './text-runs.ts';

/** A shape's text, or the cells of a table with their places. */
export type SlidePart =
  | { readonly kind: 'text'; readonly text: SlideText }
  | { readonly kind: 'table'; readonly cells: readonly TableCell[] };

export interface TableCell {
  readonly left: number;
  readonly top: number;
  readonly text: string;
}

/** Of a group of shapes: it is a table, whose rows have these heights ([MS-ODRAW] 2.3.4.37). */
const tableRows = 0x03a0;
const optionLength = 6;
const shapes = new Set<number>([recordTypes.shapeGroup, recordTypes.shape]);
const placeholders = new Set<number>([recordTypes.placeholder]);
const textBoxes = new Set<number>([recordTypes.textBox]);

/**
 * What the shapes of a slide say, in their order.
 * @param outline the texts it refers to, each for one shape; those that no shape shows come last
 */
export function slideParts(slide: PptRecord, outline: readonly SlideText[]): SlidePart[] {
  const left = new Map(outline.entries());
  const shown = [...partsWithin(slide.data, left)];
  return [...shown, ...[...left.values()].filter(isSaid).map(toPart)];
}

/** What a master shows on each of its slides: not the placeholders, which only say where texts go. */
export function masterParts(master: PptRecord): SlidePart[] {
  return [...within(master.data, new Set([recordTypes.shape]))]
    .filter(({ data }) => [...within(data, placeholders)].length === 0)
    .flatMap((shape) => textsOf(shape, new Map()))
    .map(toPart);
}

/** Texts of the outline by their numbers; one that is shown is taken out. */
type Outline = Map<number, SlideText>;

function* partsWithin(container: Buffer, outline: Outline): Generator<SlidePart> {
  for (const record of within(container, shapes)) {
    if (record.type === recordTypes.shape) {
      yield* textsOf(record, outline).map(toPart);
    } else if (isTable(record)) yield { kind: 'table', cells: cellsOf(record, outline) };
    else yield* partsWithin(record.data, outline);
  }
}

function textsOf(shape: PptRecord, outline: Outline): SlideText[] {
  const texts: SlideText[] = [];
  for (const box of within(shape.data, textBoxes)) {
    const runs = new TextRuns(texts);
    for (const record of children(box.data)) {
      if (record.type !== recordTypes.outlineReference) runs.read(record);
      else if (record.data.length >= 4) {
        const number = record.data.readUInt32LE(0);
        const shown = outline.get(number);
        if (shown !== undefined) texts.push(shown);
        outline.delete(number);
      }
    }
  }
  return texts.filter(isSaid);
}

function isSaid({ text }: SlideText): boolean {
  return text !== '';
}

function toPart(text: SlideText): SlidePart {
  return { kind: 'text', text };
}

/** The first shape of a group stands for the group itself. */
function isTable(group: PptRecord): boolean {
  const [own] = children(group.data);
  if (own?.type !== recordTypes.shape) return false;
  for (const { type, instance, data } of children(own.data)) {
    if (type !== recordTypes.tertiaryOptions) continue;
    for (let at = 0; at < instance && (at + 1) * optionLength <= data.length; at += 1) {
      if ((data.readUInt16LE(at * optionLength) & 0x3fff) === tableRows) return true;
    }
  }
  return false;
}

function cellsOf(group: PptRecord, outline: Outline): TableCell[] {
  const cells: TableCell[] = [];
  for (const shape of children(group.data)) {
    if (shape.type !== recordTypes.shape) continue;
    const anchor = [...children(shape.data)].find(({ type }) => type === recordTypes.childAnchor);
    const text = textsOf(shape, outline)
      .map((one) => one.text)
      .join('\r');
    if (text === '' || anchor === undefined || anchor.data.length < 16) continue;
    cells.push({ left: anchor.data.readInt32LE(0), top: anchor.data.readInt32LE(4), text });
  }
  return cells;
}
