import { attributeOf } from '../../xml/attribute-of.ts';
import { oneLine } from '../markdown/tidy-text.ts';
import type { SheetCell } from '../spreadsheet/sheet.ts';
import { TextBudget } from '../spreadsheet/text-budget.ts';
import { valueFormatter } from './format-value.ts';

interface CellReaderOptions {
  readonly sharedStrings: readonly string[];
  /** By cell style. */
  readonly numberFormats: readonly string[];
  readonly isFrom1904: boolean;
  /** Most UTF-16 units of text in all cells together. */
  readonly maxText: number;
}

/** Turns what cells hold into what they show, and counts it. */
export class CellReader {
  readonly #options: CellReaderOptions;
  readonly #budget: TextBudget;
  readonly #formats = new Map<string, (value: number) => string>();

  constructor(options: CellReaderOptions) {
    this.#options = options;
    this.#budget = new TextBudget(options.maxText);
  }

  /**
   * @param attributes of the `c` element
   * @param value its `v`, or its text; a formula's is its result
   * @returns undefined for a cell that shows nothing
   * @throws IngestFailure `too_much_text`
   */
  read(attributes: string, value: string): Omit<SheetCell, 'column'> | undefined {
    if (value === '') return undefined;
    const type = attributeOf(attributes, 't') ?? 'n';
    const text = this.#shown(type, value, attributes);
    if (text === '') return undefined;
    this.#budget.take(text);
    return { text, isValue: type === 'n' || type === 'd' || type === 'b' };
  }

  /** Formats are made when first needed: workbooks carry thousands of styles. */
  #format(style: string | undefined): (value: number) => string {
    const { numberFormats, isFrom1904 } = this.#options;
    const code = numberFormats[Number(style ?? 0)] ?? 'General';
    const known = this.#formats.get(code) ?? valueFormatter(code, isFrom1904);
    this.#formats.set(code, known);
    return known;
  }

  #shown(type: string, value: string, attributes: string): string {
    if (type === 's') return this.#options.sharedStrings[Number(value)] ?? '';
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd')
      return value
        .trim()
        .replace(/T00:00:00(?:\.0+)?Z?$/u, '')
        .replace('T', ' ');
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || Number.isNaN(number)) return oneLine(value);
    return this.#format(attributeOf(attributes, 's'))(number);
  }
}
