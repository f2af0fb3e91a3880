import type { AnswerType } from './answer-type.ts';

/** A word of a question that can decide which passage answers it. */
export interface QuestionTerm {
  readonly word: string;
  readonly stem: string;
  /** For a number that belongs to the word before it ("Heron 8"): both as one entry of a term set. */
  readonly bound?: string;
  /** `exact` terms (numbers, identifiers) match only themselves; `name`s and `exact` terms must not be missing. */
  readonly kind: 'word' | 'weak' | 'name' | 'exact';
  /** How specific a word of its kind is, before it is weighed by how rare it is in the sources. */
  readonly specificity: number;
}

export interface Question {
  readonly text: string;
  readonly type: AnswerType;
  /** Content words, each stem once, in order. */
  readonly terms: readonly QuestionTerm[];
  /** Stems of neighbouring content words. */
  readonly pairs: readonly (readonly [string, string])[];
  /** What is counted or measured: `day` in "how many days of leave …". */
  readonly unit: string | undefined;
  /** Stems of the words that name the thing asked for. */
  readonly focus: readonly string[];
  /** Finds a quantity in the units that the question asks for. */
  readonly units: RegExp | undefined;
  /** Finds the names and numbers that the question itself says: they are no answer to it. */
  readonly said: RegExp | undefined;
  /** Stems of the names of those who wrote or said what is asked about. */
  readonly speakers: ReadonlySet<string>;
  readonly isEnglish: boolean;
}
