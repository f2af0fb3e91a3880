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

  addMatches(found: SlotSet): void {
    for (const term of this.#field.analyzer.dictionary.idsWithPrefix(this.#prefix)) {
      this.#field.addMatches(term, found);
    }
  }

  score(within: SlotSet, scores: Float64Array): void {
    const matches = new SlotSet();
    this.addMatches(matches);
    within.intersection(matches).forEach((slot) => {
      scores[slot] = (scores[slot] ?? 0) + this.#boost;
    });
  }

  covers(term: number): boolean {
    return this.#field.analyzer.dictionary.termOf(term).startsWith(this.#prefix);
  }
}
