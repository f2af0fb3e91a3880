import { attributeOf } from '../../xml/attribute-of.ts';
import type { Shown, ShownValues } from '../spreadsheet/shown-values.ts';

/** Reads what cells of a worksheet's XML hold. */
export class CellReader {
  readonly #sharedStrings: readonly string[];
  readonly #values: ShownValues;

  constructor(sharedStrings: readonly string[], values: ShownValues) {
    this.#sharedStrings = sharedStrings;
    this.#values = values;
  }

  /**
   * @param attributes of the `c` element
   * @param value its `v`, or its text; a formula's is its result
   * @returns undefined for a cell that shows nothing
   * @throws IngestFailure `too_much_text`
   */
  read(attributes: string, value: string): Shown | undefined {
    if (value === '') return undefined;
    const type = attributeOf(attributes, 't') ?? 'n';
    if (type === 's') return this.#values.line(this.#sharedStrings[Number(value)] ?? '');
    if (type === 'b') return this.#values.truth(value.trim() === '1');
    if (type === 'd') return this.#values.value(dateText(value));
    const number = Number(value);
    const isNumber = type === 'n' && value.trim() !== '' && !Number.isNaN(number);
    if (!isNumber) return this.#values.words(value);
    return this.#values.number(number, Number(attributeOf(attributes, 's') ?? 0));
  }
}

function dateText(value: string): string {
  return value
    .trim()
    .replace(/T00:00:00(?:\.0+)?Z?$/u, '')
    .replace('T', ' ');
}
