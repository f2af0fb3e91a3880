import type { SlotSet } from '../slot-set.ts';
import type { TextField } from '../text-field.ts';
import { TermsClause } from './terms-clause.ts';

/**
 * Words in sequence. The index keeps no positions: documents that have all the words are found first,
 * then their text is analysed again. A phrase scores as the sum of its words.
 */
export class PhraseClause extends TermsClause {
  readonly #field: TextField;
  readonly #positions: readonly (readonly number[])[];
  readonly #live: SlotSet;
  readonly #textAt: (slot: number) => string;
  #matches: SlotSet | undefined;

  /** @param textAt the field's text of a live document. */
  constructor(
    field: TextField,
    positions: readonly (readonly number[])[],
    boost: number,
    live: SlotSet,
    textAt: (slot: number) => string,
  ) {
    super(field, positions, boost, 'all');
    this.#field = field;
    this.#positions = positions;
    this.#live = live;
    this.#textAt = textAt;
  }

  override addMatches(found: SlotSet): void {
    found.addAll(this.#phraseMatches());
  }

  override score(within: SlotSet, scores: Float64Array): void {
    super.score(within.intersection(this.#phraseMatches()), scores);
  }

  #phraseMatches(): SlotSet {
    if (this.#matches) return this.#matches;
    const matches = this.#live.intersection(this.matchesOfAll());
    matches.forEach((slot) => {
      if (!this.#hasPhrase(this.#textAt(slot))) matches.delete(slot);
    });
    this.#matches = matches;
    return matches;
  }

  #hasPhrase(text: string): boolean {
    const termsAt = new Map<number, Set<number>>();
    this.#field.analyzer.analyze(text, (term, position) => {
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
