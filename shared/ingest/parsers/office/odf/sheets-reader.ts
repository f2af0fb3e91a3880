import { attributeOf } from '../../xml/attribute-of.ts';
import { decodeEntities } from '../../xml/decode-entities.ts';
import type { XmlHandler } from '../../xml/scan-xml.ts';
import { oneLine } from '../markdown/tidy-text.ts';
import type { MergedCells, Sheet, SheetCell, SheetRow } from '../spreadsheet/sheet.ts';
import type { TextBudget } from '../spreadsheet/text-budget.ts';

const lastRow = 1_048_575;
const lastColumn = 16_383;
/** Text within them is not the sheet's. */
const skippedElements = new Set(['office:annotation', 'table:tracked-changes']);

interface OpenSheet extends Sheet {
  readonly rows: SheetRow[];
  readonly merged: MergedCells[];
  readonly drawn: string[];
}

interface OpenCell {
  readonly attributes: string;
  text: string;
}

/**
 * Takes the sheets out of `content.xml` (OpenDocument 1.3 part 3, 9): cells show their paragraphs; a cell or row that
 * stands for many is repeated when it has text.
 */
export class SheetsReader implements XmlHandler {
  readonly sheets: OpenSheet[] = [];
  readonly #budget: TextBudget;
  #row = 0;
  #column = 0;
  #rowAttributes = '';
  #cells: SheetCell[] = [];
  #cell: OpenCell | undefined;
  #drawn: string | undefined;
  #isParagraph = false;
  #skipped = '';

  constructor(budget: TextBudget) {
    this.#budget = budget;
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    if (this.#skipped !== '') return;
    if (skippedElements.has(name)) this.#skipped = isEmpty ? '' : name;
    else if (name === 'table:table') this.#openSheet(attributes);
    else if (name === 'table:table-row') this.#openRow(attributes, isEmpty);
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.#cell = { attributes, text: '' };
      if (isEmpty) this.#closeCell();
    } else if (name === 'draw:frame' || name === 'draw:custom-shape') this.#drawn ??= '';
    else if (name === 'text:p' || name === 'text:h') this.#isParagraph = !isEmpty;
    else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') this.#add(' ');
  }

  close(name: string): void {
    if (this.#skipped !== '') {
      if (name === this.#skipped) this.#skipped = '';
    } else if (name === 'text:p' || name === 'text:h') {
      this.#add('\n');
      this.#isParagraph = false;
    } else if (name === 'draw:frame' || name === 'draw:custom-shape') this.#closeDrawn();
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#closeCell();
    else if (name === 'table:table-row') this.#closeRow();
  }

  text(raw: string): void {
    if (this.#skipped === '' && this.#isParagraph) this.#add(decodeEntities(raw));
  }

  #openSheet(attributes: string): void {
    const name = attributeOf(attributes, 'name') ?? '';
    this.sheets.push({ name, rows: [], merged: [], drawn: [] });
    this.#row = 0;
    this.#cell = undefined;
  }

  #openRow(attributes: string, isEmpty: boolean): void {
    this.#rowAttributes = attributes;
    this.#cells = [];
    this.#column = 0;
    if (isEmpty) this.#closeRow();
  }

  #add(text: string): void {
    if (this.#drawn !== undefined) this.#drawn += text;
    else if (this.#cell !== undefined) this.#cell.text += text;
  }

  #closeDrawn(): void {
    const text = oneLine(this.#drawn ?? '');
    this.#drawn = undefined;
    if (text === '') return;
    this.#budget.take(text);
    this.sheets.at(-1)?.drawn.push(text);
  }

  #closeCell(): void {
    if (this.#cell === undefined) return;
    const { attributes, text: written } = this.#cell;
    this.#cell = undefined;
    const count = Math.min(countOf(attributes, 'number-columns-repeated'), lastColumn + 1);
    const text = oneLine(written);
    if (text !== '') {
      const isValue = (attributeOf(attributes, 'value-type') ?? 'string') !== 'string';
      this.#span(attributes);
      const end = Math.min(this.#column + count, lastColumn + 1);
      for (let column = this.#column; column < end; column += 1) {
        this.#budget.take(text);
        this.#cells.push({ column, text, isValue });
      }
    }
    this.#column += count;
  }

  #span(attributes: string): void {
    const down = countOf(attributes, 'number-rows-spanned');
    const right = countOf(attributes, 'number-columns-spanned');
    if (down === 1 && right === 1) return;
    this.sheets.at(-1)?.merged.push({
      top: this.#row,
      left: this.#column,
      bottom: this.#row + down - 1,
      right: this.#column + right - 1,
    });
  }

  #closeRow(): void {
    const count = Math.min(countOf(this.#rowAttributes, 'number-rows-repeated'), lastRow + 1);
    const end = Math.min(this.#row + count, lastRow + 1);
    if (this.#cells.length > 0) {
      for (let index = this.#row; index < end; index += 1) {
        // The first was counted cell by cell.
        if (index > this.#row) for (const { text } of this.#cells) this.#budget.take(text);
        this.sheets.at(-1)?.rows.push({ index, cells: this.#cells });
      }
    }
    this.#row = end;
    this.#cells = [];
  }
}

/** A count in an attribute; 1 when there is none. */
function countOf(attributes: string, name: string): number {
  const value = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? value : 1;
}
