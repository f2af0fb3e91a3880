import { SlotSet } from '../slot-set.ts';
import type { FieldGroup } from './field-group.ts';
import type { LeafClause } from './leaf-clause.ts';

/** Terms that begin with a text, which is not analysed. All matches in a field score its weight, as in Lucene. */
export class PrefixClause implements LeafClause {
  readonly #group: FieldGroup;
  readonly #prefix: string;
  #terms: readonly number[] | undefined;

  constructor(group: FieldGroup, prefix: string) {
    this.#group = group;
    this.#prefix = prefix.toLowerCase();
  }

  addMatches(found: SlotSet): void {
    for (const { field } of this.#group.fields) {
      for (const term of this.#matchingTerms()) field.addMatches(term, found);
    }
  }

  score(within: SlotSet, scores: Float64Array): void {
    for (const { field, weight } of this.#group.fields) {
      const matches = new SlotSet();
      for (const term of this.#matchingTerms()) field.addMatches(term, matches);
      within.intersection(matches).forEach((slot) => {
        scores[slot] = (scores[slot] ?? 0) + weight;
      });
    }
  }

  covers(field: string, term: number): boolean {
    return (
      this.#group.fields.some(({ name }) => name === field) &&
      this.#group.analyzer.dictionary.termOf(term).startsWith(this.#prefix)
    );
  }

  #matchingTerms(): readonly number[] {
    this.#terms ??= this.#group.analyzer.dictionary.idsWithPrefix(this.#prefix);
    return this.#terms;
  }
}
