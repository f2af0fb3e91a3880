import { SlotSet } from '../slot-set.ts';
import type { TextField } from '../text-field.ts';
import type { FieldGroup } from './field-group.ts';
import type { LeafClause } from './leaf-clause.ts';
import type { SearchMode } from './simple-query.ts';

/** A word of the search text: one term, or several where the analyzer splits it ("WX-200" → wx, 200, wx200). */
export class TermsClause implements LeafClause {
  protected readonly group: FieldGroup;
  readonly #positions: readonly (readonly number[])[];
  readonly #mode: SearchMode;

  /**
   * @param positions the terms by position; those of one position stand for the same word.
   * @param mode whether a document must have a term of every position (in one field), or of any.
   */
  constructor(group: FieldGroup, positions: readonly (readonly number[])[], mode: SearchMode) {
    this.group = group;
    this.#positions = positions;
    this.#mode = mode;
  }

  addMatches(found: SlotSet): void {
    for (const { field } of this.group.fields) {
      if (this.#mode === 'any' || this.#positions.length === 1) {
        for (const term of this.#positions.flat()) field.addMatches(term, found);
      } else {
        found.addAll(this.matchesOfAll(field));
      }
    }
  }

  /** Documents that have a term of every position in a field. */
  protected matchesOfAll(field: TextField): SlotSet {
    return this.#positions
      .map((terms) => {
        const matches = new SlotSet();
        for (const term of terms) field.addMatches(term, matches);
        return matches;
      })
      .reduce((left, right) => left.intersection(right));
  }

  score(within: SlotSet, scores: Float64Array, frequencies: Float64Array): void {
    for (const term of this.#positions.flat()) {
      this.group.score(term, within, scores, frequencies);
    }
  }

  covers(field: string, term: number): boolean {
    return (
      this.group.fields.some(({ name }) => name === field) &&
      this.#positions.some((terms) => terms.includes(term))
    );
  }
}
