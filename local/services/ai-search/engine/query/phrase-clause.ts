import { SlotSet } from '../slot-set.ts';
import type { FieldGroup, WeightedField } from './field-group.ts';
import { TermsClause } from './terms-clause.ts';

/**
 * Words in sequence. The index keeps no positions: documents that have all the words in a field are found first,
 * then that text is analysed again. A phrase scores as the sum of its words.
 */
export class PhraseClause extends TermsClause {
  readonly #positions: readonly (readonly number[])[];
  readonly #live: SlotSet;
  readonly #textAt: (slot: number, field: string) => string;
  #matches: SlotSet | undefined;

  /** @param textAt the text of a live document's field. */
  constructor(
    group: FieldGroup,
    positions: readonly (readonly number[])[],
    live: SlotSet,
    textAt: (slot: number, field: string) => string,
  ) {
    super(group, positions, 'all');
    this.#positions = positions;
    this.#live = live;
    this.#textAt = textAt;
  }

  override addMatches(found: SlotSet): void {
    found.addAll(this.#phraseMatches());
  }

  override score(within: SlotSet, scores: Float64Array, frequencies: Float64Array): void {
    super.score(within.intersection(this.#phraseMatches()), scores, frequencies);
  }

  #phraseMatches(): SlotSet {
    if (this.#matches) return this.#matches;
    const matches = new SlotSet();
    for (const field of this.group.fields) matches.addAll(this.#matchesIn(field));
    this.#matches = matches;
    return matches;
  }

  #matchesIn({ name, field }: WeightedField): SlotSet {
    const matches = this.#live.intersection(this.matchesOfAll(field));
    matches.forEach((slot) => {
      if (!this.#hasPhrase(this.#textAt(slot, name))) matches.delete(slot);
    });
    return matches;
  }

  #hasPhrase(text: string): boolean {
    const termsAt = new Map<number, Set<number>>();
    this.group.analyzer.analyze(text, (term, position) => {
      const terms = termsAt.get(position);
      if (terms) terms.add(term);
      else termsAt.set(position, new Set([term]));
    });
    return [...termsAt.keys()].some((start) =>
      this.#positions.every((terms, offset) =>
        terms.some((term) => termsAt.get(start + offset)?.has(term)),
      ),
    );
  }
}
