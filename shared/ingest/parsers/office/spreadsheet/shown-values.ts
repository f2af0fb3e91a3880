import { oneLine } from '../markdown/tidy-text.ts';
import { valueFormatter } from './format-value.ts';
import type { SheetCell } from './sheet.ts';
import { TextBudget } from './text-budget.ts';

interface ShownValuesOptions {
  /** By cell style. */
  readonly numberFormats: readonly string[];
  readonly isFrom1904: boolean;
  /** Most UTF-16 units of text in all cells together. */
  readonly maxText: number;
}

/** What a cell shows, wherever it stands. */
export type Shown = Omit<SheetCell, 'column'>;

/** Turns values into what their cells show, and counts it. Each gives undefined for a cell that shows nothing. */
export class ShownValues {
  readonly #options: ShownValuesOptions;
  readonly #budget: TextBudget;
  readonly #formats = new Map<string, (value: number) => string>();

  constructor(options: ShownValuesOptions) {
    this.#options = options;
    this.#budget = new TextBudget(options.maxText);
  }

  /** @param text on one line already, as texts are that many cells share @throws IngestFailure `too_much_text` */
  line(text: string): Shown | undefined {
    return this.#show(text, false);
  }

  /** @throws IngestFailure `too_much_text` */
  words(text: string): Shown | undefined {
    return this.line(oneLine(text));
  }

  /** A value that is shown as it is. @throws IngestFailure `too_much_text` */
  value(text: string): Shown | undefined {
    return this.#show(text, true);
  }

  /** @throws IngestFailure `too_much_text` */
  truth(isTrue: boolean): Shown | undefined {
    return this.value(isTrue ? 'TRUE' : 'FALSE');
  }

  /** @param style the cell's, from 0 @throws IngestFailure `too_much_text` */
  number(value: number, style: number): Shown | undefined {
    return this.value(this.#format(style)(value));
  }

  /** Formats are made when first needed: workbooks carry thousands of styles. */
  #format(style: number): (value: number) => string {
    const { numberFormats, isFrom1904 } = this.#options;
    const code = numberFormats[style] ?? 'General';
    const known = this.#formats.get(code) ?? valueFormatter(code, isFrom1904);
    this.#formats.set(code, known);
    return known;
  }

  #show(text: string, isValue: boolean): Shown | undefined {
    if (text === '') return undefined;
    this.#budget.take(text);
    return { text, isValue };
  }
}
