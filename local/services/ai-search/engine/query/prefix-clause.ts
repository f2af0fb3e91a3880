import { SlotSet } from '../slot-set.ts';
import type { TextField } from '../text-field.ts';
import type { FieldClause } from './field-clause.ts';

/** Terms that begin with a text, which is not analysed. All matches score the same, as in Lucene. */
export class PrefixClause implements FieldClause {
  readonly #field: TextField;
  readonly #prefix: string;
  readonly #boost: number;

  constructor(field: TextField, prefix: string, boost: number) {
    this.#field = field;
    this.#prefix = prefix.toLowerCase();
    this.#boost = boost;
  }

  matches(): SlotSet {
    return this.#field.analyzer.dictionary
      .idsWithPrefix(this.#prefix)
      .map((term) => this.#field.matches(term))
      .reduce((left, right) => left.union(right), new SlotSet());
  }

  score(within: SlotSet, scores: Float64Array): void {
    within.intersection(this.matches()).forEach((slot) => {
      scores[slot] = (scores[slot] ?? 0) + this.#boost;
    });
  }

  covers(term: number): boolean {
    return this.#field.analyzer.dictionary.termOf(term).startsWith(this.#prefix);
  }
}
