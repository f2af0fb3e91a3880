import { SlotSet } from '../slot-set.ts';
import type { TextField } from '../text-field.ts';
import type { FieldClause } from './field-clause.ts';
import type { SearchMode } from './simple-query.ts';

/** A word of the search text: one term, or several where the analyzer splits it ("WX-200" → wx, 200, wx200). */
export class TermsClause implements FieldClause {
  readonly #field: TextField;
  readonly #positions: readonly (readonly number[])[];
  readonly #boost: number;
  readonly #mode: SearchMode;

  /**
   * @param positions the terms by position; those of one position stand for the same word.
   * @param mode whether a document must have a term of every position, or of any.
   */
  constructor(
    field: TextField,
    positions: readonly (readonly number[])[],
    boost: number,
    mode: SearchMode,
  ) {
    this.#field = field;
    this.#positions = positions;
    this.#boost = boost;
    this.#mode = mode;
  }

  addMatches(found: SlotSet): void {
    if (this.#mode === 'any' || this.#positions.length === 1) {
      for (const term of this.#positions.flat()) this.#field.addMatches(term, found);
    } else {
      found.addAll(this.matchesOfAll());
    }
  }

  /** Documents that have a term of every position. */
  protected matchesOfAll(): SlotSet {
    return this.#positions
      .map((terms) => {
        const matches = new SlotSet();
        for (const term of terms) this.#field.addMatches(term, matches);
        return matches;
      })
      .reduce((left, right) => left.intersection(right));
  }

  score(within: SlotSet, scores: Float64Array): void {
    for (const term of this.#positions.flat()) {
      this.#field.score(term, this.#boost, within, scores);
    }
  }

  covers(term: number): boolean {
    return this.#positions.some((terms) => terms.includes(term));
  }
}
