import { IngestFailure } from '../../../failure.ts';

/** Bars and spaces that a cell adds to a table. */
const frame = 3;

/** Counts the text of cells as they are read: a small file can show one text in a million of them. */
export class TextBudget {
  #left: number;

  /** @param most UTF-16 units in all cells together */
  constructor(most: number) {
    this.#left = most;
  }

  /** @throws IngestFailure `too_much_text` */
  take(text: string): void {
    this.#left -= text.length + frame;
    if (this.#left < 0) throw new IngestFailure('too_much_text');
  }
}
