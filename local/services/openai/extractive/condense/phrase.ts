/** A noun phrase of a question with the preposition before it: `of the heat pumps`. */
export interface Phrase {
  readonly preposition?: string;
  readonly determiner?: string;
  /** The words after preposition and determiner, as written. */
  readonly words: readonly string[];
  /** Where the phrase begins (at its preposition), where its noun part begins, and where it ends, in UTF-16 units. */
  readonly start: number;
  readonly nounStart: number;
  readonly end: number;
  /** Whether it is what a "how many" or "which" counts or chooses: `days` in "how many days". */
  readonly isAsked: boolean;
}
